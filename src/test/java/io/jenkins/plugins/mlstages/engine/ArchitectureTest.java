package io.jenkins.plugins.mlstages.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows of docs/architecture.md; packages that a build does not have are empty there. */
class ArchitectureTest {
    private static final String OURS = "io.jenkins.plugins.mlstages.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.mlstages");

    @Test
    void theEngineKnowsNoJenkinsTypeAndNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(OURS + "engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "hudson..",
                        "jenkins..",
                        "org.jenkinsci..",
                        "org.kohsuke..",
                        "com.thoughtworks.xstream..",
                        "jakarta.servlet..",
                        OURS + "agent..",
                        OURS + "storage..",
                        OURS + "steps..",
                        OURS + "run..",
                        OURS + "job..",
                        OURS + "registry..",
                        OURS + "rest..",
                        OURS + "choices..",
                        OURS + "trigger..",
                        OURS + "config..",
                        OURS + "freestyle..",
                        OURS + "retention..",
                        OURS + "cli..")
                .check(CLASSES);
    }

    /** A package, and the packages of ours that stand above it or beside it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            engine.io         | engine.data, engine.profile, engine.record, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.data       | engine.profile, engine.record, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.profile    | engine.record, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.record     | engine.profile, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.dataset    | engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.drift      | engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.evaluation | engine.drift, engine.gate, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.gate       | engine.drift, engine.registry, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.registry   | engine.data, engine.drift, engine.evaluation, engine.gate, engine.training, engine.view, engine.report, engine.tracking, engine.mlflow
            engine.training   | engine.drift, engine.evaluation, engine.gate, engine.registry, engine.view, engine.report, engine.mlflow
            engine.tracking   | engine.data, engine.profile, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.registry, engine.training, engine.view, engine.mlflow, engine.report
            engine.mlflow     | engine.data, engine.profile, engine.dataset, engine.drift, engine.evaluation, engine.gate, engine.training, engine.view, engine.report
            engine.view       | engine.report
            storage           | steps, run, job, registry, trigger, freestyle, rest, agent, mlflow
            mlflow            | steps, job, trigger, freestyle, agent, modelpages, retention
            agent             | steps, run, job, registry, trigger, freestyle, rest, storage
            choices           | steps, run, job, modelpages, registry, trigger, freestyle, storage, agent
            steps             | job, trigger, freestyle, modelpages, retention
            freestyle         | run, job, trigger, modelpages, retention, agent, storage, rest
            retention         | steps, run, job, registry, trigger, freestyle, modelpages, rest, agent
            trigger           | steps, run, job, freestyle, rest, agent
            run               | steps, job, trigger, freestyle, agent, checks, macros, views
            checks            | steps, job, trigger, freestyle, agent, macros, views, modelpages, registry, rest, storage
            macros            | steps, job, trigger, freestyle, agent, checks, views, modelpages, registry, rest
            views             | steps, run, job, trigger, freestyle, agent, checks, macros, modelpages, registry, rest
            """)
    void arrowsPointDown(String from, String notTo) {
        String[] above = notTo.split(",\\s*");
        for (int i = 0; i < above.length; i++) {
            above[i] = OURS + above[i] + "..";
        }
        noClasses()
                .that()
                .resideInAPackage(OURS + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Elsewhere a class could not be loaded where the plugin is not installed, and what needs that class would fail. */
    @ParameterizedTest
    @CsvSource({
        "io.jenkins.plugins.checks, checks",
        "org.jenkinsci.plugins.tokenmacro, macros",
    })
    void anOptionalPluginIsNeededByOnePackageWhichNothingNeeds(String plugin, String ours) {
        noClasses()
                .that()
                .resideInAPackage(OURS.substring(0, OURS.length() - 1) + "..")
                .and()
                .resideOutsideOfPackage(OURS + ours + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(plugin + "..", OURS + ours + "..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesOfTheEngineNeedEachOther() {
        slices().matching(OURS + "engine.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
