package io.jenkins.plugins.mlstages.engine.data;

import java.nio.file.Path;

/**
 * One input file.
 *
 * @param name what users call it: relative to the folder that was searched, with {@code /}; stands in errors and records
 * @param path where it is
 */
public record DataFile(String name, Path path) {}
