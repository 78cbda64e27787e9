package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import java.util.ArrayList;
import java.util.List;

/** What was taken for what: true classes down, predicted ones across. */
final class ConfusionTable {
    /** A wider matrix cannot be read outside of its page. */
    private static final int MOST_CLASSES = 12;

    private ConfusionTable() {}

    static Block of(JsonNode confusion) {
        List<String> classes = Fields.texts(confusion, "classes");
        if (classes.size() > MOST_CLASSES) {
            return new Block.Paragraph(List.of(new Inline.Muted(
                    "The confusion matrix of " + classes.size() + " classes is shown on the page of the run only.")));
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("True \\ predicted")));
        classes.forEach(name -> columns.add(Column.number(name)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            List<Double> weights = Fields.numbers(confusion.path("weights").path(i));
            double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
            List<Cell> row = new ArrayList<>(List.of(Cell.of(new Inline.Strong(classes.get(i)))));
            for (int j = 0; j < weights.size(); j++) {
                String number = Numbers.number(weights.get(j));
                Inline shown = i == j ? new Inline.Strong(number) : Inline.text(number);
                row.add(Cell.of(
                        shown, new Inline.Muted(Numbers.percent(sum > 0 ? (Double) (weights.get(j) / sum) : null))));
            }
            rows.add(row);
        }
        return new Block.Table("Confusion matrix: rows are what is true, columns what was predicted", columns, rows);
    }
}
