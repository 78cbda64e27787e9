package io.jenkins.plugins.mlstages.freestyle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.tasks.Maven;
import io.jenkins.plugins.mlstages.FolderSCM;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** What Maven jobs build in tests: one module without plugins, so that {@code validate} needs nothing but Maven itself. */
final class MavenBuilds {
    private static final String POM = """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>price-up</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        </project>
        """;

    private MavenBuilds() {}

    /** Jobs build with the Maven that runs the tests. */
    static void install(JenkinsRule jenkins) {
        String home = System.getProperty("maven.home");
        assumeTrue(home != null, "Maven runs the tests and says where it is");
        jenkins.jenkins
                .getDescriptorByType(Maven.DescriptorImpl.class)
                .setInstallations(new Maven.MavenInstallation("default", home, List.of()));
    }

    static FolderSCM files() {
        return StageJobs.filesAnd("pom.xml", POM);
    }
}
