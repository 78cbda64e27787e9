package io.jenkins.plugins.mlstages.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Paths and patterns in one text, separated by commas or line breaks, as other steps of Jenkins take them. */
final class FileList {
    private FileList() {}

    /** Texts of which each may hold several entries, as forms send them. */
    static ArrayList<String> split(List<String> texts) {
        return texts == null
                ? new ArrayList<>()
                : texts.stream().flatMap(text -> of(text).stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    static List<String> of(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,\\n]"))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList();
    }
}
