package io.jenkins.plugins.mlstages.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AccessDeniedException3;
import hudson.security.AuthorizationMatrixProperty;
import hudson.security.Permission;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.core.Authentication;

/** Who may do what: each permission, place and kind of asker. */
@WithJenkins
class ModelAccessTest {
    private static final List<Permission> CHANGES = List.of(
            ModelPermissions.REGISTER, ModelPermissions.PROMOTE, ModelPermissions.DEPLOY, ModelPermissions.DELETE);
    private static final ModelName ROOT = new ModelName("m");
    private static final ModelName A = new ModelName("a/m");
    private static final ModelName A_SUB = new ModelName("a/sub/m");
    private static final ModelName B = new ModelName("b/m");
    private static final ModelName NOWHERE = new ModelName("gone/m");

    private JenkinsRule jenkins;
    private Folder a;
    private Folder sub;
    private Folder b;
    private Job<?, ?> jobAtRoot;
    private Job<?, ?> jobInA;
    private Job<?, ?> jobInSub;
    private MockAuthorizationStrategy granted;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        a = jenkins.createProject(Folder.class, "a");
        sub = a.createProject(Folder.class, "sub");
        b = jenkins.createProject(Folder.class, "b");
        jobAtRoot = jenkins.createFreeStyleProject("job");
        jobInA = a.createProject(FreeStyleProject.class, "job");
        jobInSub = sub.createProject(FreeStyleProject.class, "job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        granted = new MockAuthorizationStrategy();
        granted.grant(Jenkins.ADMINISTER).everywhere().to("admin");
        jenkins.jenkins.setAuthorizationStrategy(granted);
    }

    private static Authentication user(String id) {
        return User.getById(id, true).impersonate2();
    }

    private static ModelAccess person(String id) {
        return ModelAccess.of(user(id));
    }

    private static ModelAccess system(Job<?, ?> job) {
        return new ModelAccess(ACL.SYSTEM2, job);
    }

    @Test
    void readingFollowsTheFoldersItemRead() {
        granted.grant(Item.READ).onFolders(a).to("ann");
        granted.grant(Item.READ).onRoot().to("rob");

        assertThat(person("ann").mayRead(A)).isTrue();
        assertThat(person("ann").mayRead(A_SUB)).isTrue();
        assertThat(person("ann").mayRead(B)).isFalse();
        assertThat(person("ann").mayRead(ROOT)).isFalse();
        assertThat(person("rob").mayRead(ROOT)).isTrue();
        assertThat(person("rob").mayRead(A)).isFalse();
        assertThat(person("nobody").mayRead(A)).isFalse();
        assertThat(ModelAccess.of(Jenkins.ANONYMOUS2).mayRead(ROOT)).isFalse();
        assertThat(person("admin").mayRead(A)).isTrue();
        assertThat(ModelAccess.of(ACL.SYSTEM2).mayRead(B)).isTrue();
    }

    @Test
    void viewAloneIsEnoughAndAFolderHiddenAboveHidesWhatIsBelow() {
        granted.grant(ModelPermissions.VIEW).onFolders(a).to("vic");
        granted.grant(Item.READ).onItems(sub).to("sue");

        assertThat(person("vic").mayRead(A)).isTrue();
        assertThat(person("vic").mayRead(A_SUB)).isTrue();
        assertThat(person("sue").mayRead(A_SUB)).isFalse();
    }

    @Test
    void readingAllowsNoChange() {
        granted.grant(Item.READ, Item.BUILD, Item.CONFIGURE).everywhere().to("ann");

        for (Permission change : CHANGES) {
            assertThat(person("ann").may(change, A)).as(change.name).isFalse();
            assertThat(person("ann").may(change, ROOT)).as(change.name).isFalse();
        }
    }

    @Test
    void eachChangeHasItsOwnPermissionInTheModelsFolder() {
        for (Permission change : CHANGES) {
            granted.grant(change).onFolders(a).to("only-" + change.name);
        }

        for (Permission change : CHANGES) {
            ModelAccess access = person("only-" + change.name);
            for (Permission asked : CHANGES) {
                assertThat(access.may(asked, A))
                        .as(change.name + " for " + asked.name)
                        .isEqualTo(asked == change);
            }
            assertThat(access.may(change, A_SUB)).isTrue();
            assertThat(access.may(change, B)).isFalse();
            assertThat(access.may(change, ROOT)).isFalse();
        }
        assertThat(person("only-Register").mayRegister(A)).isTrue();
        assertThat(person("only-Promote").mayPromote(A)).isTrue();
        assertThat(person("only-Deploy").mayDeploy(A)).isTrue();
        assertThat(person("only-Delete").mayDelete(A)).isTrue();
    }

    @Test
    void administratorsMayDoEverything() {
        for (Permission change : CHANGES) {
            assertThat(person("admin").may(change, ROOT)).isTrue();
            assertThat(person("admin").may(change, A_SUB)).isTrue();
        }
    }

    @Test
    void aJobThatRunsAsJenkinsChangesModelsOfItsOwnFolderAndBelowOnly() {
        for (Permission change : CHANGES) {
            assertThat(system(jobInA).may(change, A)).isTrue();
            assertThat(system(jobInA).may(change, A_SUB)).isTrue();
            assertThat(system(jobInA).may(change, B)).isFalse();
            assertThat(system(jobInA).may(change, ROOT)).isFalse();
            assertThat(system(jobInSub).may(change, A_SUB)).isTrue();
            assertThat(system(jobInSub).may(change, A)).isFalse();
            assertThat(system(jobAtRoot).may(change, ROOT)).isTrue();
            assertThat(system(jobAtRoot).may(change, A_SUB)).isTrue();
        }
        assertThat(system(jobInA).may(ModelPermissions.PROMOTE, new ModelName("ab/m")))
                .isFalse();
        assertThat(system(jobInA).mayRead(B)).isTrue();
    }

    @Test
    void theRuleOfFoldersIsLiftedByTheAdministratorsSettingOnly() {
        MlStagesConfiguration.get().setModelsOfOtherFolders(true);

        assertThat(system(jobInA).mayPromote(B)).isTrue();
        assertThat(new ModelAccess(user("nobody"), jobInA).mayPromote(B)).isFalse();
        assertThat(new MlStagesConfiguration().isModelsOfOtherFolders()).isTrue();
    }

    @Test
    void aJobThatRunsAsAUserNeedsThatUsersPermissionInsideItsFolderAndOutside() {
        granted.grant(ModelPermissions.PROMOTE).onFolders(b).to("bob");

        ModelAccess job = new ModelAccess(user("bob"), jobInA);
        assertThat(job.mayPromote(B)).isTrue();
        assertThat(job.mayPromote(A)).isFalse();
        assertThat(job.mayDeploy(B)).isFalse();
        assertThat(new ModelAccess(Jenkins.ANONYMOUS2, jobInA).mayPromote(A)).isFalse();
    }

    @Test
    void modelsOfAFolderThatIsGoneAreForAdministrators() {
        granted.grant(Item.READ, ModelPermissions.PROMOTE, ModelPermissions.REGISTER)
                .everywhere()
                .to("ann");

        assertThat(person("ann").mayRead(NOWHERE)).isFalse();
        assertThat(person("ann").mayPromote(NOWHERE)).isFalse();
        assertThat(person("admin").mayRead(NOWHERE)).isTrue();
        assertThat(person("admin").mayDelete(NOWHERE)).isTrue();
        assertThat(person("admin").mayRegister(NOWHERE)).isFalse();
        assertThat(system(jobAtRoot).mayPromote(NOWHERE)).isTrue();
        assertThat(system(jobInA).mayPromote(NOWHERE)).isFalse();
        assertThat(person("admin").mayRegister(new ModelName("job/m")))
                .as("a job is no folder")
                .isFalse();
    }

    @Test
    void refusalsSayWhatIsMissing() {
        assertThatThrownBy(() -> person("ann").check(ModelPermissions.PROMOTE, A))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "'ann' may not change the model 'a/m': the permission ML Models/Promote is missing in the folder 'a'.");
        assertThatThrownBy(() -> person("ann").check(ModelPermissions.DEPLOY, ROOT))
                .hasMessage(
                        "'ann' may not change the model 'm': the permission ML Models/Deploy is missing at the root.");
        assertThatThrownBy(() -> system(jobInA).check(ModelPermissions.REGISTER, B))
                .hasMessage(
                        "The job 'a/job' may not change the model 'b/m': a job changes models of its own folder 'a' and below"
                                + " only, unless its builds run as a user who has the permission ML Models/Register there.");
        assertThatThrownBy(() -> system(jobAtRoot).check(ModelPermissions.REGISTER, NOWHERE))
                .hasMessage(
                        "No version of 'gone/m' can be registered: there is no folder 'gone' that the model could belong to.");
        assertThatThrownBy(() -> person("ann").check(ModelPermissions.REGISTER, NOWHERE))
                .as("who may not know which folders there are is told the same of both")
                .hasMessage(
                        "'ann' may not change the model 'gone/m': the permission ML Models/Register is missing in the folder 'gone'.");
        assertThatThrownBy(() -> person("ann").checkPermission(ModelPermissions.DELETE, A))
                .isInstanceOf(AccessDeniedException3.class);
        person("admin").checkPermission(ModelPermissions.DELETE, A);
    }

    @Test
    void thePermissionsAreOfferedForFoldersByTheMatrix() {
        AuthorizationMatrixProperty.DescriptorImpl jobs =
                jenkins.jenkins.getDescriptorByType(AuthorizationMatrixProperty.DescriptorImpl.class);
        com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty.DescriptorImpl folders =
                jenkins.jenkins.getDescriptorByType(
                        com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty.DescriptorImpl
                                .class);

        assertThat(folders.getAllGroups()).contains(ModelPermissions.GROUP);
        assertThat(ModelPermissions.GROUP.getPermissions()).hasSize(5).allMatch(folders::showPermission);
        assertThat(ModelPermissions.GROUP.getPermissions()).noneMatch(jobs::showPermission);
        assertThat(Permission.fromId("io.jenkins.plugins.mlstages.registry.ModelPermissions.Promote"))
                .isSameAs(ModelPermissions.PROMOTE);
    }
}
