package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.FileRef;

/**
 * A file of a version, and where its bytes are kept.
 *
 * @param file path, size and SHA-256
 * @param store id of the {@link ArtifactStore} that keeps it
 * @param location where in that store, in the store's own words
 */
public record StoredArtifact(FileRef file, String store, String location) {}
