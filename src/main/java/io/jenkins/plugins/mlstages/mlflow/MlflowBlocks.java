package io.jenkins.plugins.mlstages.mlflow;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The blocks that run now, each by the hash of its token. A token opens nothing before and nothing after: also not when the build
 * was killed, so that the block never came to its end.
 */
@Extension
public final class MlflowBlocks extends RunListener<Run<?, ?>> {
    private static final String BEARER = "Bearer ";

    private final Map<String, MlflowBlock> open = new ConcurrentHashMap<>();

    public static MlflowBlocks get() {
        return ExtensionList.lookupSingleton(MlflowBlocks.class);
    }

    public void opened(String hash, MlflowBlock block) {
        open.put(hash, block);
    }

    public void closed(String hash) {
        open.remove(hash);
    }

    public Optional<MlflowBlock> find(String hash) {
        return Optional.ofNullable(open.get(hash));
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        open.values().removeIf(block -> block.build().equals(run));
    }

    static boolean isBearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** The block whose token a request carries. */
    Optional<MlflowBlock> authorized(String authorization) {
        if (!isBearer(authorization)) {
            return Optional.empty();
        }
        byte[] given =
                BlockToken.hash(authorization.substring(BEARER.length()).trim()).getBytes(StandardCharsets.US_ASCII);
        MlflowBlock found = null;
        // all are compared, each in constant time, so that nothing is told by how long it takes
        for (Map.Entry<String, MlflowBlock> block : open.entrySet()) {
            if (MessageDigest.isEqual(block.getKey().getBytes(StandardCharsets.US_ASCII), given)) {
                found = block.getValue();
            }
        }
        // a pipeline has its result a little before its listeners hear of it
        return Optional.ofNullable(found).filter(block -> block.build().isInProgress());
    }
}
