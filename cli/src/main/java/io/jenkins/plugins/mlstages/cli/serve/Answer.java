package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What a browser gets: sent with the headers that keep it safe, packed when it is long, and left out (304) when the browser
 * has it already.
 *
 * @param status HTTP status
 * @param type content type
 * @param body the bytes, not packed
 * @param headers further headers
 * @param kept what sending needs and is worth keeping, {@code null} to make it each time
 * @param streamed what is sent instead of the body, however long it is; {@code null} for the body
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers, Kept kept, Streamed streamed) {
    static final String JSON = "application/json; charset=utf-8";
    static final String HTML = "text/html; charset=utf-8";
    private static final int PACK_FROM = 1_000;

    /** Everything comes from here; nothing inline; no other page may frame this one. */
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The body's tag and its packed form, {@code null} where packing does not help. */
    record Kept(String tag, byte[] packed) {}

    /**
     * A file on its way; it is closed when it was sent.
     *
     * @param tag of its content
     */
    record Streamed(InputStream in, long bytes, String tag) {}

    Answer(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, null, null);
    }

    /** The same for being sent often. */
    Answer prepared() throws IOException {
        return new Answer(status, type, body, headers, new Kept(tag(body), canBePacked() ? packed(body) : null), null);
    }

    static Answer json(ObjectNode view) {
        return new Answer(200, JSON, Json.text(view).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer html(String page) {
        return new Answer(200, HTML, page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /**
     * An artifact to be kept, never to be shown: what it holds is not ours.
     *
     * @param in its bytes
     */
    static Answer file(FileRef artifact, InputStream in) {
        String name = artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return new Answer(
                200, "application/octet-stream", new byte[0], Map.of("Content-Disposition", "attachment; filename=\"" + safe + "\""),
                null, new Streamed(in, artifact.bytes(), "\"" + artifact.sha256() + "\""));
    }

    static Answer moved(String to) {
        return new Answer(302, HTML, new byte[0], Map.of("Location", to));
    }

    static Answer error(int status, String sentence) {
        ObjectNode error = Json.mapper().createObjectNode().put("schema", 1).put("kind", "error").put("message", sentence);
        return new Answer(status, JSON, Json.text(error).getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }

    void send(HttpExchange exchange) throws IOException {
        try {
            sendHeadAndBody(exchange);
        } finally {
            if (streamed != null) {
                streamed.in().close();
            }
        }
    }

    private void sendHeadAndBody(HttpExchange exchange) throws IOException {
        Headers out = exchange.getResponseHeaders();
        out.set("Content-Security-Policy", POLICY);
        out.set("X-Content-Type-Options", "nosniff");
        out.set("Referrer-Policy", "same-origin");
        out.set("Cache-Control", "no-cache");
        out.set("Vary", "Accept-Encoding");
        headers.forEach(out::set);
        if (status == 200) {
            String tag = streamed != null ? streamed.tag() : kept == null ? tag(body) : kept.tag();
            out.set("ETag", tag);
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            if (known != null && known.contains(tag)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
        }
        out.set("Content-Type", type);
        byte[] sent = body;
        if (canBePacked() && unpacks(exchange)) {
            out.set("Content-Encoding", "gzip");
            sent = kept == null ? packed(body) : kept.packed();
        }
        if (streamed != null && !exchange.getRequestMethod().equals("HEAD") && streamed.bytes() > 0) {
            exchange.sendResponseHeaders(status, streamed.bytes());
            streamed.in().transferTo(exchange.getResponseBody());
            return;
        }
        if (exchange.getRequestMethod().equals("HEAD") || sent.length == 0) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, sent.length);
        exchange.getResponseBody().write(sent);
    }

    private static String tag(byte[] body) {
        return "\"" + Sha256.of(body).substring(0, 32) + "\"";
    }

    private boolean canBePacked() {
        return body.length >= PACK_FROM
                && (type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("image/svg"));
    }

    private static boolean unpacks(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 14)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
