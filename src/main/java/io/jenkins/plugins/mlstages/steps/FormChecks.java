package io.jenkins.plugins.mlstages.steps;

import hudson.Util;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.report.ReportFormat;
import java.util.stream.Stream;
import net.sf.json.JSONObject;

/** Checks of single form fields that need nothing but the text itself, so they are the same for every user. */
final class FormChecks {
    private FormChecks() {}

    static FormValidation model(String value) {
        return check(() -> new ModelName(absolute(value)));
    }

    static FormValidation reference(String value) {
        return check(() -> ModelReference.parse(absolute(value)));
    }

    static FormValidation alias(String value) {
        return check(() -> ModelReference.checkAlias(Util.fixEmptyAndTrim(value)));
    }

    /** Types of columns, {@code hour = categorical, price = numeric}. */
    static FormValidation types(String value) {
        return check(
                () -> NamedTexts.ofColumns("types", ListText.of(value)).values().forEach(ColumnType::parse));
    }

    static FormValidation required(String value, String what) {
        return value == null || value.isBlank() ? FormValidation.error(what) : FormValidation.ok();
    }

    /** A report's file, whose ending says its format unless that is chosen. */
    static FormValidation reportFile(String value, String format) {
        boolean chosen = value == null || value.isBlank() || format != null && !format.isBlank();
        return chosen ? FormValidation.ok() : check(() -> ReportFormat.ofFile(value.trim()));
    }

    static FormValidation check(Runnable parse) {
        try {
            parse.run();
            return FormValidation.ok();
        } catch (InputException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** @param job the job whose form asks, {@code null} where there is none */
    static ListBoxModel criticalities(Job<?, ?> job) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.asConfigured(MlStagesConfiguration.get().getCriticality()), "");
        items.add(Messages.Criticality_UNSTABLE(), Criticality.UNSTABLE.name());
        items.add(Messages.Criticality_FAILURE(), Criticality.FAILURE.name());
        items.add(Messages.Criticality_NOTE(), Criticality.NOTE.name());
        items.add(Messages.Criticality_ERROR(), Criticality.ERROR.name());
        return OutsideOfPipelines.choices(job, items);
    }

    /** A copy of a submitted form in which a choice that was left open is absent, as it is in a pipeline. */
    static JSONObject withoutBlank(JSONObject form, String choice) {
        JSONObject rest = new JSONObject();
        rest.putAll(form);
        if ("".equals(rest.opt(choice))) {
            rest.remove(choice);
        }
        return rest;
    }

    /**
     * Choices whose names are their values, after the one that leaves it open.
     *
     * @param open what readers see where nothing is chosen
     */
    static ListBoxModel choices(String open, Stream<String> values) {
        ListBoxModel items = new ListBoxModel();
        items.add(open, "");
        values.forEach(items::add);
        return items;
    }

    private static String absolute(String value) {
        return value != null && value.startsWith("/") ? value.substring(1) : value;
    }
}
