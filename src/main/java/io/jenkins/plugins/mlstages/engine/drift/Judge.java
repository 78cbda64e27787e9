package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;

/** Chooses and runs the methods for one column. */
interface Judge {
    Evidence numbers(ColumnData column, PairedNumbers pair);

    Evidence categories(ColumnData column, PairedCategories pair);

    /** Whether findings such as more missing values count as drift, or are only shown. */
    boolean findingsCount();
}
