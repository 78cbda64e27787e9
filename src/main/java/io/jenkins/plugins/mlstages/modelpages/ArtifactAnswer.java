package io.jenkins.plugins.mlstages.modelpages;

import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.registry.ArtifactAccess;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.NotFoundException;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A file to be kept, never to be shown by a browser: what it holds is not ours. */
final class ArtifactAnswer implements HttpResponse {
    private final StoredArtifact artifact;
    private final InputStream bytes;

    private ArtifactAnswer(StoredArtifact artifact, InputStream bytes) {
        this.artifact = artifact;
        this.bytes = bytes;
    }

    static HttpResponse of(Callable<StoredArtifact> choice) {
        ArtifactAnswer[] file = new ArtifactAnswer[1];
        HttpResponse error = JsonAnswer.of(() -> {
            file[0] = open(choice.call());
            return null;
        });
        return file[0] == null ? error : file[0];
    }

    private static ArtifactAnswer open(StoredArtifact artifact) throws IOException {
        new ArtifactAccess(Jenkins.getAuthentication2()).checkPermission(artifact);
        try {
            return new ArtifactAnswer(artifact, Models.artifacts().open(artifact));
        } catch (NoSuchFileException e) {
            throw new NotFoundException("The artifact is gone: " + e.getReason() + ".");
        } catch (FileNotFoundException e) {
            throw new NotFoundException("The artifact is gone from the place where builds keep their artifacts.");
        }
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String path = artifact.file().path();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        response.setContentType("application/octet-stream");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Content-Length", Long.toString(artifact.file().bytes()));
        try (InputStream in = bytes) {
            in.transferTo(response.getOutputStream());
        }
    }
}
