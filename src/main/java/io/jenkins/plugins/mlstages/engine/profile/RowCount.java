package io.jenkins.plugins.mlstages.engine.profile;

import java.util.List;

/**
 * What a {@link RowCheck} found in all rows.
 *
 * @param present values that are there
 * @param unwanted values that do not match or are not allowed; 0 where uniqueness was asked
 * @param examples the first few of them in the order of texts, shortened
 * @param distinct how many different values; {@code null} where it was not asked, or when they were too many to be counted
 */
public record RowCount(long present, long unwanted, List<String> examples, Long distinct) {
    public RowCount {
        examples = List.copyOf(examples);
    }
}
