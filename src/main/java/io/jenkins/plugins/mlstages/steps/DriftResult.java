package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code checkDrift} returns to the pipeline. */
public final class DriftResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final String reference;
    private final boolean detected;
    private final double driftedShare;
    private final ArrayList<String> driftedColumns;
    private final ArrayList<Column> columns = new ArrayList<>();

    DriftResult(DriftRecord record) {
        model = record.origin().model();
        reference = record.reference();
        detected = record.detected();
        driftedShare = record.driftedShare();
        driftedColumns = new ArrayList<>(record.driftedColumns());
        record.columns().forEach(column -> columns.add(new Column(column)));
    }

    @Whitelisted
    public String getModel() {
        return model;
    }

    /** The version or data that it was held against. */
    @Whitelisted
    public String getReference() {
        return reference;
    }

    @Whitelisted
    public boolean isDetected() {
        return detected;
    }

    /** 0 to 1. */
    @Whitelisted
    public double getDriftedShare() {
        return driftedShare;
    }

    @Whitelisted
    public List<String> getDriftedColumns() {
        return driftedColumns;
    }

    /** Largest effect first. */
    @Whitelisted
    public List<Column> getColumns() {
        return columns;
    }

    @Whitelisted
    @Override
    public String toString() {
        return (detected ? "drift from " + reference + " in " + driftedColumns : "no drift from " + reference);
    }

    /** One column's part. */
    public static final class Column implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final boolean drifted;
        private final Double effect;
        private final Double pValue;
        private final String reason;

        Column(ColumnDrift from) {
            name = from.name();
            drifted = from.drifted();
            effect = from.effect();
            pValue = from.pValue();
            reason = from.reason();
        }

        @Whitelisted
        public String getName() {
            return name;
        }

        @Whitelisted
        public boolean isDrifted() {
            return drifted;
        }

        /** {@code null} when it has none. */
        @Whitelisted
        public Double getEffect() {
            return effect;
        }

        /** After correction; {@code null} when there is none. */
        @Whitelisted
        public Double getPValue() {
            return pValue;
        }

        @Whitelisted
        public String getReason() {
            return reason;
        }

        @Whitelisted
        @Override
        public String toString() {
            return reason;
        }
    }
}
