package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.util.List;
import java.util.regex.Pattern;

/** Which names MLflow takes, and what they are called here. */
public final class Names {
    /** Letters of any language, digits and {@code / _ . - : space}; as MLflow's file store, no path that means another. */
    private static final Pattern KEY = Pattern.compile("[/\\w.\\- :]+", Pattern.UNICODE_CHARACTER_CLASS);

    private Names() {}

    /**
     * @return the key as it is
     * @throws MlflowException when it cannot be the key of a metric, parameter or tag
     */
    static String key(String key) {
        if (key.length() > Limits.KEY) {
            throw MlflowException.invalid("Key " + Arguments.shorten(key) + " had length " + key.length()
                    + ", which exceeded length limit of " + Limits.KEY);
        }
        boolean path = key.startsWith("/")
                || List.of(key.split("/", -1)).stream()
                        .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (path || key.isBlank() || !KEY.matcher(key).matches()) {
            throw MlflowException.invalid("Invalid name: '" + Arguments.shorten(key)
                    + "'. Names may only contain alphanumerics, underscores (_),"
                    + " dashes (-), periods (.), spaces ( ), colons (:) and slashes (/), and must not be a path"
                    + " that means another name.");
        }
        return key;
    }

    /** The model that runs of an experiment of this name work on: the same name, without what no model's name may have. */
    public static ModelName modelOfExperiment(String experiment) {
        StringBuilder name = new StringBuilder();
        for (String part : experiment.split("/")) {
            String clean = part.replaceAll("[?*/\\\\%!@#$^&|<>\\[\\]:;\"\\p{C}\\p{Zl}\\p{Zp}]", "-")
                    .replaceFirst("^[. -]+", "")
                    .replaceFirst("[. ]+$", "");
            if (!clean.isEmpty()) {
                name.append(name.isEmpty() ? "" : "/").append(clean, 0, Math.min(100, clean.length()));
            }
        }
        try {
            return new ModelName(name.toString());
        } catch (InputException onlyDigitsOrNothing) {
            return new ModelName("experiment-"
                    + name.toString()
                            .replace('/', '-')
                            .replaceAll("^(.{0,60}).*$", "$1")
                            .replaceFirst("[. ]+$", ""));
        }
    }
}
