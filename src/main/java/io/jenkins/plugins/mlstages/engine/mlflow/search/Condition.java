package io.jenkins.plugins.mlstages.engine.mlflow.search;

import java.util.List;
import java.util.Locale;

/**
 * One comparison.
 *
 * @param number what a number is compared with; for texts {@code null}
 * @param texts what a text is compared with: one, or for IN several; none for IS NULL
 */
record Condition(Field field, Operator operator, Double number, List<String> texts) {
    enum Operator {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        LIKE("LIKE"),
        ILIKE("ILIKE"),
        IN("IN"),
        NOT_IN("NOT IN"),
        IS_NULL("IS NULL"),
        IS_NOT_NULL("IS NOT NULL");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        @Override
        public String toString() {
            return sign;
        }

        boolean comparesSizes() {
            return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
        }
    }

    /** What has no such field matches no comparison, not even {@code !=}. */
    boolean holds(Searchable thing) {
        if (operator == Operator.IS_NULL || operator == Operator.IS_NOT_NULL) {
            boolean there = thing.number(field) != null || !thing.texts(field).isEmpty();
            return there == (operator == Operator.IS_NOT_NULL);
        }
        if (number != null) {
            Double has = thing.number(field);
            return has != null && compare(has, number);
        }
        return thing.texts(field).stream().anyMatch(this::compare);
    }

    private boolean compare(double has, double wanted) {
        return switch (operator) {
            case EQUAL -> has == wanted;
            case UNEQUAL -> has != wanted;
            case LESS -> has < wanted;
            case AT_MOST -> has <= wanted;
            case GREATER -> has > wanted;
            case AT_LEAST -> has >= wanted;
            default -> false;
        };
    }

    private boolean compare(String has) {
        return switch (operator) {
            case EQUAL -> has.equals(texts.get(0));
            case UNEQUAL -> !has.equals(texts.get(0));
            case LIKE -> like(has, texts.get(0));
            case ILIKE -> like(has.toLowerCase(Locale.ROOT), texts.get(0).toLowerCase(Locale.ROOT));
            case IN -> texts.contains(has);
            case NOT_IN -> !texts.contains(has);
            default -> false;
        };
    }

    /** SQL's LIKE: {@code %} is anything, {@code _} one character; time at most length times length. */
    static boolean like(String text, String pattern) {
        int t = 0;
        int p = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '%') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '%') {
            p++;
        }
        return p == pattern.length();
    }
}
