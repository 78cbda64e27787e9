package io.jenkins.plugins.mlstages.engine.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The kept form of row predictions: gzip of a JSON header and of plain columns, big-endian, in the rows' order.
 *
 * <p>At most {@link #MOST_ROWS} rows are kept: of more, those with the smallest id hashes, which are the same rows for
 * every version that is evaluated on them. Without ids more rows are not kept at all. With the probabilities of several
 * classes, at most {@link #MOST_PROBABILITIES} of these are kept: fewer rows where there are ids, else none of them.
 */
final class RowPredictionsCodec {
    static final int MOST_ROWS = 1_000_000;
    static final int MOST_PROBABILITIES = 4_000_000;
    private static final int SCHEMA = 1;
    private static final int MAX_HEADER = 16 << 20;

    private RowPredictionsCodec() {}

    /** What stands before the columns. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Header(
            int schema,
            String task,
            int rows,
            boolean weights,
            boolean ids,
            boolean scores,
            boolean predicted,
            boolean probabilities,
            List<String> classes,
            List<Slice> slices,
            EvaluationOptions options) {}

    private record Slice(String name, List<String> values) {}

    static byte[] write(Predictions all, EvaluationOptions options) {
        Predictions predictions = sampled(all);
        if (predictions == null) {
            return null;
        }
        Rows rows = predictions.rows();
        BinaryPredictions binary = predictions instanceof BinaryPredictions b ? b : null;
        ClassPredictions classes = predictions instanceof ClassPredictions c ? c : null;
        Header header = new Header(
                SCHEMA,
                predictions.task().id(),
                rows.size(),
                rows.weights() != null,
                rows.ids() != null,
                binary != null && binary.scores() != null,
                binary == null || binary.predicted() != null,
                binary != null ? binary.probabilities() : classes != null && classes.probabilities() != null,
                classes == null ? null : classes.classes(),
                rows.slices().stream()
                        .map(slice -> new Slice(slice.name(), slice.values()))
                        .toList(),
                options);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        })) {
            byte[] json = Json.text(header).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeInt(json.length);
            out.write(json);
            ColumnBytes columns = new ColumnBytes(out);
            columns.write(rows.ids());
            columns.write(rows.weights());
            for (SliceColumn slice : rows.slices()) {
                columns.write(slice.codes());
            }
            if (binary != null) {
                columns.write(binary.labels());
                columns.write(binary.scores());
                columns.write(binary.predicted());
            } else if (classes != null) {
                columns.write(classes.labels());
                columns.write(classes.predicted());
                for (double[] ofClass : classes.probabilities() == null ? new double[0][] : classes.probabilities()) {
                    columns.write(ofClass);
                }
            } else {
                columns.write(((NumberPredictions) predictions).labels());
                columns.write(((NumberPredictions) predictions).predicted());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static Predictions sampled(Predictions all) {
        Rows rows = all.rows();
        ClassPredictions classes =
                all instanceof ClassPredictions several && several.probabilities() != null ? several : null;
        int most = classes == null
                ? MOST_ROWS
                : Math.min(MOST_ROWS, MOST_PROBABILITIES / classes.classes().size());
        if (rows.size() <= most) {
            return all;
        }
        if (rows.ids() == null) {
            return classes == null ? null : sampled(classes.withoutProbabilities());
        }
        int[] order = new int[rows.size()];
        Arrays.setAll(order, i -> i);
        RadixSort.sort(rows.ids().clone(), order);
        int[] kept = Arrays.copyOf(order, most);
        Arrays.sort(kept);
        return all.selectWithSlices(kept);
    }

    static RowPredictions read(byte[] bytes, String where) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            int length = in.readInt();
            if (length < 2 || length > MAX_HEADER) {
                throw new InputException(where + " holds no row predictions: its header is damaged.");
            }
            Header header = Json.read(in.readNBytes(length), SCHEMA, Header.class, where);
            if (header.rows() < 0 || header.rows() > MOST_ROWS) {
                throw new InputException(where + " says that it holds " + header.rows() + " rows; at most " + MOST_ROWS
                        + " were expected.");
            }
            return new RowPredictions(columns(header, new ColumnBytes(in, header.rows()), where), header.options());
        } catch (IOException e) {
            throw new InputException(where + " holds no readable row predictions: " + e.getMessage() + ".", e);
        }
    }

    private static Predictions columns(Header header, ColumnBytes in, String where) throws IOException {
        long[] ids = header.ids() ? in.longs() : null;
        double[] weights = header.weights() ? in.doubles() : null;
        List<SliceColumn> slices = new ArrayList<>();
        for (Slice slice : header.slices()) {
            slices.add(new SliceColumn(
                    slice.name(), slice.values(), in.codes(slice.values().size(), where)));
        }
        Rows rows = new Rows(header.rows(), weights, ids, slices);
        if (header.task().equals(Task.BINARY.id())) {
            byte[] labels = in.bits(where);
            double[] scores = header.scores() ? in.doubles() : null;
            return new BinaryPredictions(
                    rows, labels, scores, header.predicted() ? in.bits(where) : null, header.probabilities());
        }
        if (header.task().equals(Task.MULTICLASS.id())) {
            int k = header.classes().size();
            int[] labels = in.codes(k, where);
            int[] predicted = in.codes(k, where);
            return new ClassPredictions(
                    rows,
                    header.classes(),
                    labels,
                    predicted,
                    header.probabilities() ? probabilities(header, in) : null);
        }
        return new NumberPredictions(rows, in.doubles(), in.doubles());
    }

    private static double[][] probabilities(Header header, ColumnBytes in) throws IOException {
        if ((long) header.rows() * header.classes().size() > MOST_PROBABILITIES) {
            throw new IOException("it says that it holds more than " + MOST_PROBABILITIES + " probabilities");
        }
        double[][] probabilities = new double[header.classes().size()][];
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = in.doubles();
        }
        return probabilities;
    }
}
