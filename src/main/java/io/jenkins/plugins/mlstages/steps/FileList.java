package io.jenkins.plugins.mlstages.steps;

import java.util.Arrays;
import java.util.List;

/** Paths and patterns in one text, separated by commas or line breaks, as other steps of Jenkins take them. */
final class FileList {
    private FileList() {}

    static List<String> of(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\n]"))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
    }
}
