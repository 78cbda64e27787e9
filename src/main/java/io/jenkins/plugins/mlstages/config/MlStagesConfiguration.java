package io.jenkins.plugins.mlstages.config;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.engine.drift.Correction;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.IOException;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The settings under "ML Stages" in the system configuration: what holds for every job that says nothing else. */
@Extension
@Symbol("mlStages")
public final class MlStagesConfiguration extends GlobalConfiguration {
    static final int DEFAULT_ANSWER_MEGABYTES = 64;
    private static final int MOST_ANSWER_MEGABYTES = 1_024;

    private boolean modelsOfOtherFolders;
    private Criticality criticality = Criticality.UNSTABLE;
    private String correction = Correction.HOLM.id();
    private int answerMegabytes = DEFAULT_ANSWER_MEGABYTES;

    public MlStagesConfiguration() {
        load();
    }

    public static MlStagesConfiguration get() {
        return ExtensionList.lookupSingleton(MlStagesConfiguration.class);
    }

    /** All settings are saved at once; a form with a wrong value changes nothing. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        boolean otherFolders = modelsOfOtherFolders;
        Criticality ofGates = criticality;
        String ofDrift = correction;
        int megabytes = answerMegabytes;
        try (BulkChange change = new BulkChange(this)) {
            boolean configured = super.configure(request, form);
            change.commit();
            return configured;
        } catch (IOException
                | RuntimeException
                | LinkageError e) { // whatever form binding makes of a setter's exception
            modelsOfOtherFolders = otherFolders;
            criticality = ofGates;
            correction = ofDrift;
            answerMegabytes = megabytes;
            throw new FormException(sentence(e), e, "mlStages");
        }
    }

    /** What the setter said, however deep form binding has wrapped it. */
    private static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException) {
                return cause.getMessage();
            }
        }
        return failure.getMessage();
    }

    /** Whether jobs that run as Jenkins itself may change models of other folders than their own. */
    public boolean isModelsOfOtherFolders() {
        return modelsOfOtherFolders;
    }

    @DataBoundSetter
    public void setModelsOfOtherFolders(boolean modelsOfOtherFolders) {
        this.modelsOfOtherFolders = modelsOfOtherFolders;
        save();
    }

    /** What a gate or a detected drift does that names no criticality itself. */
    public Criticality getCriticality() {
        return criticality;
    }

    /** @throws InputException when only a stage of a pipeline could be marked, which not every job has */
    @DataBoundSetter
    public void setCriticality(Criticality criticality) {
        if (criticality != Criticality.UNSTABLE && criticality != Criticality.FAILURE) {
            throw new InputException("The default criticality is " + criticality
                    + ", but UNSTABLE or FAILURE was expected: every job must know what it means.");
        }
        this.criticality = criticality;
        save();
    }

    /** How drift checks correct for many columns that do not say it themselves; an identifier of {@link Correction}. */
    public String getCorrection() {
        return correction;
    }

    @DataBoundSetter
    public void setCorrection(String correction) {
        this.correction = Correction.of(correction).id();
        save();
    }

    /** Largest answer of an agent to one step that the controller accepts, compressed, in MiB. */
    public int getAnswerMegabytes() {
        return answerMegabytes;
    }

    @DataBoundSetter
    public void setAnswerMegabytes(int answerMegabytes) {
        if (answerMegabytes < 1 || answerMegabytes > MOST_ANSWER_MEGABYTES) {
            throw new InputException("The largest answer is " + answerMegabytes + " MiB, but a whole number from 1 to "
                    + MOST_ANSWER_MEGABYTES + " was expected.");
        }
        this.answerMegabytes = answerMegabytes;
        save();
    }

    @POST
    public ListBoxModel doFillCriticalityItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return new ListBoxModel().add(Criticality.UNSTABLE.name()).add(Criticality.FAILURE.name());
    }

    @POST
    public ListBoxModel doFillCorrectionItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ListBoxModel items = new ListBoxModel();
        for (Correction each : Correction.values()) {
            items.add(each.id());
        }
        return items;
    }

    @POST
    public FormValidation doCheckAnswerMegabytes(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return FormValidation.validateIntegerInRange(value, 1, MOST_ANSWER_MEGABYTES);
    }
}
