package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.CategoryPair;
import io.jenkins.plugins.mlstages.engine.drift.method.NumericPair;

/** Chooses and runs the methods for one column. */
interface Judge {
    Evidence numbers(ColumnData column, NumericPair pair);

    Evidence categories(ColumnData column, CategoryPair pair);

    /** Whether findings such as more missing values count as drift, or are only shown. */
    boolean findingsCount();
}
