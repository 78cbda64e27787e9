package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind {@code mlflow-artifacts:/}: files of a run, {@code <experiment>/<run>/artifacts/<path>}, or of a version,
 * {@code versions/<model>/<number>/<path>} with {@code :} for each slash of the model's name.
 *
 * @param run id of the run, {@code null} for a version
 * @param model what the client calls the model, {@code null} for a run
 * @param number of the version
 * @param path inside, {@code ""} for all
 */
record ArtifactPath(String experiment, String run, String model, int number, String path) {
    private static final String SCHEME = "mlflow-artifacts:/";
    private static final String VERSIONS = "versions";
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_PARTS = 32;
    private static final Pattern PROXY = Pattern.compile(".*/api/2\\.0/mlflow-artifacts/artifacts/(.*)");

    static ArtifactPath ofRun(String experiment, String run, String path) {
        return new ArtifactPath(experiment, run, null, 0, path);
    }

    static ArtifactPath ofVersion(String model, int number, String path) {
        return new ArtifactPath(null, null, model, number, path);
    }

    /** @throws MlflowException when nothing can be there */
    static ArtifactPath parse(String text) {
        List<String> parts = new ArrayList<>(List.of(inside(text).split("/")));
        if (parts.size() >= 3 && parts.get(0).equals(VERSIONS) && parts.get(2).matches("[1-9]\\d{0,7}")) {
            return ofVersion(
                    parts.get(1).replace(':', '/'),
                    Integer.parseInt(parts.get(2)),
                    String.join("/", parts.subList(3, parts.size())));
        }
        if (parts.size() >= 3 && parts.get(2).equals("artifacts")) {
            return ofRun(parts.get(0), parts.get(1), String.join("/", parts.subList(3, parts.size())));
        }
        throw MlflowException.invalid("Invalid artifact path: '" + Arguments.shorten(text)
                + "'; '<experiment>/<run>/artifacts/<path>' was expected.");
    }

    /**
     * A path that stays inside.
     *
     * @throws MlflowException when it does not
     */
    static String inside(String path) {
        String clean = path.replaceFirst("^/+", "").replaceFirst("/+$", "");
        String[] parts = clean.split("/", -1);
        boolean safe = clean.length() <= MAX_LENGTH && parts.length <= MAX_PARTS;
        for (String part : parts) {
            safe &= !part.equals(".")
                    && !part.equals("..")
                    && (!part.isEmpty() || clean.isEmpty())
                    && part.length() <= 200
                    && !part.startsWith(FolderFiles.UPLOADING)
                    && part.indexOf('\\') < 0
                    && part.chars().noneMatch(Character::isISOControl);
        }
        if (!safe) {
            throw MlflowException.invalid("Invalid path: '" + Arguments.shorten(path.replaceAll("\\p{Cntrl}", "?"))
                    + "': a path inside, of at most " + MAX_PARTS + " parts and " + MAX_LENGTH
                    + " characters, was expected.");
        }
        return clean;
    }

    /**
     * What the source of a new version names.
     *
     * @return empty path parts when it is not something that is kept here
     * @throws MlflowException when it cannot be a source here
     */
    static ArtifactPath ofSource(String source) {
        Matcher runs = Pattern.compile("runs:/+([^/]+)(?:/(.*))?").matcher(source);
        if (runs.matches()) {
            return ofRun(null, runs.group(1), inside(runs.group(2) == null ? "" : runs.group(2)));
        }
        try {
            URI uri = new URI(source.replace(" ", "%20"));
            if ("mlflow-artifacts".equals(uri.getScheme()) && uri.getPath() != null) {
                return parse(uri.getPath());
            }
            Matcher proxy = PROXY.matcher(uri.getPath() == null ? "" : uri.getPath());
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && proxy.matches()) {
                return parse(proxy.group(1));
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw MlflowException.invalid("Invalid model version source: '" + Arguments.shorten(source)
                + "'. The files of a version must have been logged to a run here, so 'runs:/<run>/<path>' or the run's"
                + " artifact URI was expected.");
    }

    String uri() {
        if (model != null) {
            return SCHEME + VERSIONS + "/" + model.replace('/', ':') + "/" + number
                    + (path.isEmpty() ? "" : "/" + path);
        }
        return SCHEME + experiment + "/" + run + "/artifacts" + (path.isEmpty() ? "" : "/" + path);
    }

    /** Checks that what a client calls a model can be one. */
    ModelName name(ModelStore models) {
        return models.name(model);
    }
}
