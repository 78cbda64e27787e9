package io.jenkins.plugins.mlstages.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.data.TimeText;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.profile.ColumnFigures;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import java.util.Locale;
import java.util.stream.Collectors;

/** Profiles as text for people, and as JSON with each column's figures. */
final class ProfileText {
    private static final double MICROSECONDS = 1e6;

    private ProfileText() {}

    static ObjectNode json(DatasetProfile profile) {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("rows", profile.rows());
        tree.set("columns", Json.mapper().valueToTree(ColumnFigures.of(profile)));
        return tree;
    }

    static String text(DatasetProfile profile, String file) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s: %,d rows, %d columns%n", file, profile.rows(), profile.columns().size()));
        int width = profile.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (ColumnFigures column : ColumnFigures.of(profile)) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-" + Math.max(1, width) + "s  %-11s  %s%,d distinct%s%s%n",
                    column.name(),
                    column.type().id(),
                    column.exact() ? "" : "about ",
                    column.distinct(),
                    gaps(column),
                    values(column)));
        }
        return text.toString().stripTrailing();
    }

    private static String gaps(ColumnFigures column) {
        return some(column.missing(), "missing")
                + some(column.nan(), "NaN")
                + some(column.infinite(), "infinite")
                + some(column.unfit(), "not " + column.type().id());
    }

    private static String some(long count, String what) {
        return count == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", count, what);
    }

    private static String values(ColumnFigures column) {
        if (column.frequent() != null) {
            return column.frequent().stream()
                    .limit(3)
                    .map(c -> c.name() + " (" + c.count() + ")")
                    .collect(Collectors.joining(", ", "; ", column.distinct() > 3 ? ", ..." : ""));
        }
        if (column.minimum() == null) {
            return "";
        }
        if (column.type() == ColumnType.DATETIME) {
            return "; " + time(column.minimum()) + " to " + time(column.maximum());
        }
        return String.format(
                Locale.ROOT,
                "; %.6g to %.6g, mean %.6g%s",
                column.minimum(),
                column.maximum(),
                column.mean(),
                column.standardDeviation() == null ? "" : String.format(Locale.ROOT, ", sd %.6g", column.standardDeviation()));
    }

    private static String time(double seconds) {
        return TimeText.of(Math.round(seconds * MICROSECONDS));
    }
}
