package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Named input files as a stage saw them.
 *
 * @param name the user's word for it: {@code train}, {@code test}
 * @param files the files, in the order of their names, as paths relative to the workspace
 * @param sha256 fingerprint of the whole: of the one file's bytes, or of the lines {@code <sha256>  <path>} of many
 * @param bytes sum of the files' sizes
 * @param rows number of data rows
 * @param columns names of the columns, in the files' order
 * @param target name of the column to be predicted, {@code null} if not said
 * @param profile SHA-256 of the stored {@code DatasetProfile} (see {@link RunRecords#profile}), {@code null} if none
 * @param check what expectations said of these data when they were recorded, {@code null} if they were not
 */
public record Dataset(
        String name,
        List<FileRef> files,
        String sha256,
        long bytes,
        long rows,
        List<String> columns,
        String target,
        String profile,
        @JsonInclude(JsonInclude.Include.NON_NULL) DataCheck check) {
    private static final int SHOWN_COLUMNS = 20;

    public Dataset {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
    }

    /** Data that were not judged by expectations. */
    public Dataset(
            String name,
            List<FileRef> files,
            String sha256,
            long bytes,
            long rows,
            List<String> columns,
            String target,
            String profile) {
        this(name, files, sha256, bytes, rows, columns, target, profile, null);
    }

    /**
     * @param column name of the column to be predicted; {@code null} leaves it as it is
     * @throws InputException when there is no such column
     */
    public Dataset withTarget(String column) {
        if (column == null) {
            return this;
        }
        if (!columns.contains(column)) {
            String more = columns.size() > SHOWN_COLUMNS ? ", and " + (columns.size() - SHOWN_COLUMNS) + " more" : "";
            throw new InputException("target: '" + name + "' has no column '" + column + "'; its columns are "
                    + columns.stream().limit(SHOWN_COLUMNS).collect(Collectors.joining(", ")) + more + ".");
        }
        return new Dataset(name, files, sha256, bytes, rows, columns, column, profile, check);
    }

    public Dataset withProfile(String sha256OfProfile) {
        return new Dataset(name, files, sha256, bytes, rows, columns, target, sha256OfProfile, check);
    }

    public Dataset withCheck(DataCheck known) {
        return new Dataset(name, files, sha256, bytes, rows, columns, target, profile, known);
    }
}
