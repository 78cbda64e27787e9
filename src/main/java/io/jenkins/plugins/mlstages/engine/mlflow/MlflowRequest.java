package io.jenkins.plugins.mlstages.engine.mlflow;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * One call of a client, already told who it is.
 *
 * @param method {@code GET}, {@code POST}, {@code PATCH}, {@code PUT}, {@code DELETE}
 * @param path decoded, below the tracking URI, with a leading slash: {@code /api/2.0/mlflow/runs/create}
 * @param query decoded parameters of the address
 * @param body read as far as a call needs it, and limited there; whoever made it closes it
 */
public record MlflowRequest(String method, String path, Map<String, List<String>> query, InputStream body) {}
