package io.jenkins.plugins.mlstages.engine.mlflow.search;

import java.util.List;

/** A thing that is searched for. */
public interface Searchable {
    /** The number that a field has, {@code null} if none. */
    Double number(Field field);

    /** The texts that a field has: none, one, or those of several datasets. */
    List<String> texts(Field field);
}
