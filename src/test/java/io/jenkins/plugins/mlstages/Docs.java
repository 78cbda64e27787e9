package io.jenkins.plugins.mlstages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pipelines, and the scripts of Job DSL, in a page of docs/, so that tests run what users copy. */
public final class Docs {
    private static final String PIPELINE = "```groovy";
    private static final String JOB_DSL = "```groovy job-dsl";
    private static final String END = "```";

    private Docs() {}

    /**
     * A pipeline of a page.
     *
     * @param page such as {@code steps/checkDrift.md}
     * @param number counts from 1
     */
    public static String snippet(String page, int number) throws IOException {
        return snippets(page).get(number - 1);
    }

    public static List<String> snippets(String page) throws IOException {
        return blocks(page, PIPELINE);
    }

    /** Scripts of Job DSL; what shows pages takes their language from the first word of the fence. */
    public static List<String> jobDsl(String page) throws IOException {
        return blocks(page, JOB_DSL);
    }

    private static List<String> blocks(String page, String begin) throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder open = null;
        for (String line : Files.readAllLines(Path.of("docs").resolve(page))) {
            if (open == null && line.equals(begin)) {
                open = new StringBuilder();
            } else if (open != null && line.equals(END)) {
                found.add(open.toString());
                open = null;
            } else if (open != null) {
                open.append(line).append('\n');
            }
        }
        return found;
    }
}
