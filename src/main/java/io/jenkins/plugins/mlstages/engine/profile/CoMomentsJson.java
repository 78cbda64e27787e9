package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JSON form of {@link CoMoments}: column names, then pivots, counts, sums and the upper half of the products. */
final class CoMomentsJson {
    private CoMomentsJson() {}

    static void write(CoMoments moments, JsonGenerator json) throws IOException {
        int p = moments.columns().size();
        if (p == 0) {
            return;
        }
        json.writeObjectFieldStart("coMoments");
        json.writeArrayFieldStart("columns");
        for (String column : moments.columns()) {
            json.writeString(column);
        }
        json.writeEndArray();
        Packed packed = new Packed();
        for (double pivot : moments.pivots()) {
            packed.fixed(Double.doubleToRawLongBits(pivot));
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                packed.fixed(Double.doubleToRawLongBits(moments.sums()[j * p + k]));
                if (j <= k) {
                    packed.number(moments.counts()[j * p + k]);
                    packed.fixed(Double.doubleToRawLongBits(moments.products()[j * p + k]));
                }
            }
        }
        json.writeStringField("sums", packed.base64());
        json.writeEndObject();
    }

    /** @param known the names of the profile's columns */
    static CoMoments read(JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            return CoMoments.NONE;
        }
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(name -> columns.add(name.asText()));
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new InputException("it has co-moments of the column '" + column + "' and no such column");
            }
        }
        int p = columns.size();
        if (p > 4 * CoMoments.MAX_COLUMNS) {
            throw new InputException("it has co-moments of " + p + " columns");
        }
        Packed packed = new Packed(node.path("sums").asText());
        double[] pivots = new double[p];
        for (int j = 0; j < p; j++) {
            pivots[j] = real(packed);
        }
        long[] counts = new long[p * p];
        double[] sums = new double[p * p];
        double[] products = new double[p * p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                sums[j * p + k] = real(packed);
                if (j <= k) {
                    counts[j * p + k] = packed.number();
                    counts[k * p + j] = counts[j * p + k];
                    products[j * p + k] = real(packed);
                }
            }
        }
        packed.end();
        return new CoMoments(columns, pivots, counts, sums, products);
    }

    private static double real(Packed packed) {
        return Double.longBitsToDouble(packed.fixed());
    }
}
