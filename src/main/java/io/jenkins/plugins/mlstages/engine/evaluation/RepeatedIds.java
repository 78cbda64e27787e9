package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Refuses ids that stand in two rows; the file is read again only to say which. */
final class RepeatedIds implements BatchCollector<RepeatedIds> {
    private final long wanted;
    private final List<String> texts = new ArrayList<>();
    private final List<InputException> places = new ArrayList<>();

    private RepeatedIds(long wanted) {
        this.wanted = wanted;
    }

    static void check(Table table, String column, long[] ids, int threads) throws IOException {
        long[] sorted = ids.clone();
        RadixSort.sort(sorted, null);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                long twice = sorted[i];
                RepeatedIds found = table.scan(List.of(column), threads, () -> new RepeatedIds(twice));
                for (int t = 1; t < found.texts.size(); t++) {
                    if (found.texts.subList(0, t).contains(found.texts.get(t))) {
                        throw found.places.get(t);
                    }
                }
            }
        }
    }

    @Override
    public void add(Batch batch) {
        for (int row = 0; row < batch.rows() && texts.size() < 10; row++) {
            String text = batch.text(0, row);
            if (text != null && IdColumn.hash(text) == wanted) {
                texts.add(text);
                places.add(batch.wrong(
                        0,
                        row,
                        "the id '" + text + "' stands in an earlier row too; each row needs an id of its own."));
            }
        }
    }

    @Override
    public void merge(RepeatedIds later) {
        texts.addAll(later.texts);
        places.addAll(later.places);
    }
}
