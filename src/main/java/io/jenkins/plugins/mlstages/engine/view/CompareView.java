package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Two to ten runs or versions side by side: parameters, metrics with the best, datasets, gates, learning curves. */
public final class CompareView {
    public static final int MOST = 10;

    private CompareView() {}

    /**
     * @param model full name of the model
     * @param sides two to {@value #MOST}
     * @throws InputException for fewer or more
     */
    public static ObjectNode of(String model, List<Snapshot> sides) {
        if (sides.size() < 2 || sides.size() > MOST) {
            throw new InputException("Choose 2 to " + MOST + " to compare; these are " + sides.size() + ".");
        }
        ObjectNode view = ViewJson.start("comparison");
        view.put("model", model);
        ArrayNode heads = view.putArray("sides");
        for (Snapshot side : sides) {
            ObjectNode head = heads.addObject();
            head.set("run", ViewJson.tree(side.run()));
            head.put("version", side.version());
            CommitPages.put(head, side.commit());
            String changes = CommitPages.changes(sides.get(0).commit(), side.commit());
            if (changes != null) {
                head.put("changesLink", changes);
            }
            head.set("time", ViewJson.tree(side.time()));
            head.set("curves", ViewJson.tree(side.curves()));
            head.set("evaluation", curves(side.evaluation()));
        }
        view.set("parameters", parameters(sides));
        view.set("metrics", metrics(sides));
        view.set("datasets", datasets(sides));
        view.set("gates", gates(sides));
        return view;
    }

    /** Of a binary classification, else {@code null}. */
    private static ObjectNode curves(EvaluationRecord evaluation) {
        EvaluationCurves curves = evaluation == null || evaluation.details() == null
                ? null
                : evaluation.details().curves();
        if (curves == null || (curves.roc() == null && curves.precisionRecall() == null)) {
            return null;
        }
        ObjectNode both = ViewJson.object();
        both.set("roc", ViewJson.tree(curves.roc()));
        both.set("precisionRecall", ViewJson.tree(curves.precisionRecall()));
        return both;
    }

    private static ArrayNode parameters(List<Snapshot> sides) {
        ArrayNode rows = ViewJson.array();
        for (String name : names(sides, side -> side.parameters().keySet())) {
            ObjectNode row = rows.addObject().put("name", name);
            ArrayNode values = row.putArray("values");
            boolean differs = false;
            Object first = sides.get(0).parameters().get(name);
            for (Snapshot side : sides) {
                Object value = side.parameters().get(name);
                values.add(ViewJson.<com.fasterxml.jackson.databind.JsonNode>tree(value));
                differs |= !Values.equal(first, value);
            }
            row.put("differs", differs);
        }
        return rows;
    }

    private static ArrayNode metrics(List<Snapshot> sides) {
        ArrayNode rows = ViewJson.array();
        List<Map<String, Metric>> all =
                sides.stream().map(CompareView::allMetrics).toList();
        for (String name : names(all, Map::keySet)) {
            Direction direction = Metrics.of(name).direction();
            ObjectNode row = rows.addObject().put("name", name).put("better", MetricRow.better(direction));
            ArrayNode values = row.putArray("values");
            ArrayNode changes = row.putArray("changes");
            Metric first = all.get(0).get(name);
            int best = -1;
            boolean several = false;
            for (int i = 0; i < all.size(); i++) {
                Metric metric = all.get(i).get(name);
                values.add(ViewJson.<com.fasterxml.jackson.databind.JsonNode>tree(metric));
                changes.add(ViewJson.<com.fasterxml.jackson.databind.JsonNode>tree(
                        i == 0 || metric == null ? null : MetricRow.change(direction, metric, first)));
                if (metric == null || metric.value() == null) {
                    continue;
                }
                several |= best >= 0;
                if (best < 0
                        || better(
                                direction,
                                metric.value(),
                                all.get(best).get(name).value())) {
                    best = i;
                }
            }
            row.put("best", several && direction != Direction.UNKNOWN ? best : -1);
        }
        return rows;
    }

    private static boolean better(Direction direction, double value, double than) {
        return direction == Direction.LOWER ? value < than : value > than;
    }

    private static Map<String, Metric> allMetrics(Snapshot side) {
        Map<String, Metric> all = new java.util.TreeMap<>(side.trainingMetrics());
        all.putAll(side.metrics());
        return all;
    }

    private static ArrayNode datasets(List<Snapshot> sides) {
        ArrayNode rows = ViewJson.array();
        for (String name :
                names(sides, side -> side.datasets().stream().map(Dataset::name).toList())) {
            ObjectNode row = rows.addObject().put("name", name);
            ArrayNode values = row.putArray("values");
            Set<String> hashes = new LinkedHashSet<>();
            for (Snapshot side : sides) {
                Dataset dataset = side.datasets().stream()
                        .filter(d -> d.name().equals(name))
                        .findFirst()
                        .orElse(null);
                hashes.add(dataset == null ? null : dataset.sha256());
                if (dataset == null) {
                    values.addNull();
                } else {
                    values.addObject()
                            .put("sha256", dataset.sha256())
                            .put("rows", dataset.rows())
                            .put("columns", dataset.columns().size())
                            .put("bytes", dataset.bytes())
                            .put("profile", dataset.profile());
                }
            }
            row.put("differs", hashes.size() > 1);
        }
        return rows;
    }

    private static ArrayNode gates(List<Snapshot> sides) {
        ArrayNode rows = ViewJson.array();
        for (String gate : names(
                sides, side -> side.gates().stream().map(CompareView::gate).toList())) {
            ObjectNode row = rows.addObject().put("gate", gate);
            ArrayNode values = row.putArray("values");
            for (Snapshot side : sides) {
                GateVerdict verdict = side.gates().stream()
                        .filter(g -> gate(g).equals(gate))
                        .findFirst()
                        .orElse(null);
                values.add(ViewJson.<com.fasterxml.jackson.databind.JsonNode>tree(verdict));
            }
        }
        return rows;
    }

    private static String gate(GateVerdict verdict) {
        return verdict.slice() == null ? verdict.gate() : verdict.gate() + " (" + verdict.slice() + ")";
    }

    private static <T> Set<String> names(List<T> sides, Function<T, ? extends Iterable<String>> of) {
        Set<String> names = new TreeSet<>();
        sides.forEach(side -> of.apply(side).forEach(name -> names.add(Objects.requireNonNull(name))));
        return names;
    }
}
