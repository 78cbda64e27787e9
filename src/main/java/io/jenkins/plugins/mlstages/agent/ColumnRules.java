package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How columns get their types, in the form in which it crosses to the agent.
 *
 * @param byColumn rules of columns; the types of others are inferred
 * @param named columns that a user named, so they must be there
 */
public record ColumnRules(Map<String, ColumnRule> byColumn, List<String> named) {
    /** Types are inferred. */
    public static final ColumnRules NONE = new ColumnRules(Map.of(), List.of());

    /** The same types as other data has; columns that it does not have are inferred. */
    public static ColumnRules like(Map<String, ColumnRule> rules) {
        return new ColumnRules(rules, List.of());
    }

    /**
     * What a user says.
     *
     * @param types names of types by column
     * @throws InputException when there is no such type
     */
    public static ColumnRules given(Map<String, String> types) {
        Map<String, ColumnRule> rules = new HashMap<>();
        types.forEach((column, type) -> rules.put(column, ColumnRule.given(ColumnType.parse(type))));
        return new ColumnRules(rules, List.copyOf(types.keySet()));
    }

    public String json() {
        return Json.text(this);
    }

    static ColumnRules of(String json) {
        return Json.read(json, ColumnRules.class);
    }

    /** @throws InputException when the data lacks a column that the user named */
    void check(ProfiledData data) {
        for (String column : named) {
            if (data.profile().column(column) == null) {
                throw new InputException("types: there is no column '" + column + "' in the "
                        + data.dataset().name() + " data: it has "
                        + String.join(", ", data.dataset().columns()) + ".");
            }
        }
    }
}
