package io.jenkins.plugins.mlstages.engine.profile;

/** The texts of a column, immutable: counted by name while they are few, else by hash cell. */
sealed interface TextSummary permits ExactNames, HashedNames {
    /** How many texts there were. */
    long size();

    /** How many different ones; an estimate when they are in hash cells. */
    long distinct();

    HashedNames hashed();
}
