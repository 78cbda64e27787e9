package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import java.util.ArrayList;
import java.util.List;

/** How the columns of data differ from those of other data: which are gone, which are new, which are of another type. */
final class SchemaDifference {
    private static final int MOST = 10;

    private SchemaDifference() {}

    /** One clause for each difference, at most a few of them; empty when there is none. */
    static List<String> of(DatasetProfile expected, DatasetProfile found) {
        List<String> clauses = new ArrayList<>();
        for (ColumnProfile column : expected.columns()) {
            ColumnProfile same = found.column(column.name());
            if (same == null) {
                clauses.add("'" + column.name() + "' is gone");
            } else if (column.present() > 0 && same.present() == 0) {
                clauses.add("'" + column.name() + "' has no values, and "
                        + column.type().id() + " ones were expected");
            } else if (column.present() > 0 && !same.fits(column.type())) {
                clauses.add("'" + column.name() + "' is " + same.type().id() + " instead of "
                        + column.type().id());
            }
        }
        for (ColumnProfile column : found.columns()) {
            if (expected.column(column.name()) == null) {
                clauses.add("'" + column.name() + "' is new");
            }
        }
        if (clauses.size() > MOST) {
            int more = clauses.size() - MOST;
            clauses = new ArrayList<>(clauses.subList(0, MOST));
            clauses.add(more + " more");
        }
        return clauses;
    }
}
