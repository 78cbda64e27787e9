package io.jenkins.plugins.mlstages.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Scripts, styles and pictures out of this program's jar; nothing else can be named by a path here. */
final class StaticFiles {
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(js|css|svg|png)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml; charset=utf-8",
            "png", "image/png");

    private final String folder;
    private final Map<String, Answer> known = new ConcurrentHashMap<>();

    /** @param folder resource folder beside this class, such as {@code pages} */
    StaticFiles(String folder) {
        this.folder = folder;
    }

    Answer answer(String path) throws IOException {
        var name = NAME.matcher(path);
        if (!name.matches()) {
            throw new NotFoundException("There is no such file.");
        }
        Answer answer = known.get(path);
        if (answer == null) {
            try (InputStream in = StaticFiles.class.getResourceAsStream(folder + "/" + path)) {
                if (in == null) {
                    throw new NotFoundException("There is no such file.");
                }
                answer = new Answer(200, TYPES.get(name.group(1)), in.readAllBytes(), Map.of()).prepared();
            }
            known.put(path, answer);
        }
        return answer;
    }
}
