package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How clients know a run: 32 hexadecimal digits, of which 12 stand for the job, 8 are the build's number, and 12 tell the runs
 * of one build apart. So a run is found without a list of all.
 *
 * @param job hash of the job's full name
 * @param number of the build
 * @param rest zeros for what was recorded without MLflow
 */
public record RunId(String job, int number, String rest) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{12})([0-9a-f]{8})([0-9a-f]{12})");
    private static final String RECORDED = "0".repeat(12);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An id for another run of a build. */
    public static RunId next(RunRef build) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        return new RunId(hash(build.job()), build.number(), HexFormat.of().formatHex(random));
    }

    /** The id of what a build recorded without MLflow. */
    public static RunId recorded(RunRef build) {
        return new RunId(hash(build.job()), build.number(), RECORDED);
    }

    public static Optional<RunId> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseUnsignedInt(form.group(2), 16);
        return number < 1 ? Optional.empty() : Optional.of(new RunId(form.group(1), number, form.group(3)));
    }

    public boolean isOf(String jobName) {
        return job.equals(hash(jobName));
    }

    public boolean isRecorded() {
        return rest.equals(RECORDED);
    }

    /** An id for an experiment of this name: 15 digits, since some clients take the id for a number. */
    public static String experiment(String name) {
        long number = Long.parseLong(hash(name), 16);
        return Long.toString(100_000_000_000_000L + number % 900_000_000_000_000L);
    }

    private static String hash(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    @Override
    public String toString() {
        return job + String.format("%08x", number) + rest;
    }
}
