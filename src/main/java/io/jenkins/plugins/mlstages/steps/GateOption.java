package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** A quality gate as a pipeline or a form writes it; the engine's {@link Gate} says what the parts mean. */
public final class GateOption implements Describable<GateOption>, Serializable {
    private static final long serialVersionUID = 1L;

    private final String metric;
    private Double atLeast;
    private Double atMost;
    private String baseline;
    private Double margin;
    private Double relativeMargin;
    private String direction;
    private Double confidence;
    private String slice;
    private Criticality criticality;
    private String whenUndecided;
    private String whenNoBaseline;
    private String otherRows;
    private String representativeOf;
    private String whenNotRepresentative;

    @DataBoundConstructor
    public GateOption(String metric) {
        this.metric = metric;
    }

    public String getMetric() {
        return metric;
    }

    public Double getAtLeast() {
        return atLeast;
    }

    @DataBoundSetter
    public void setAtLeast(Double atLeast) {
        this.atLeast = atLeast;
    }

    public Double getAtMost() {
        return atMost;
    }

    @DataBoundSetter
    public void setAtMost(Double atMost) {
        this.atMost = atMost;
    }

    public String getBaseline() {
        return baseline;
    }

    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = Util.fixEmptyAndTrim(baseline);
    }

    public Double getMargin() {
        return margin;
    }

    @DataBoundSetter
    public void setMargin(Double margin) {
        this.margin = margin;
    }

    public Double getRelativeMargin() {
        return relativeMargin;
    }

    @DataBoundSetter
    public void setRelativeMargin(Double relativeMargin) {
        this.relativeMargin = relativeMargin;
    }

    public String getDirection() {
        return direction;
    }

    @DataBoundSetter
    public void setDirection(String direction) {
        this.direction = Util.fixEmptyAndTrim(direction);
    }

    public Double getConfidence() {
        return confidence;
    }

    @DataBoundSetter
    public void setConfidence(Double confidence) {
        this.confidence = confidence;
    }

    public String getSlice() {
        return slice;
    }

    @DataBoundSetter
    public void setSlice(String slice) {
        this.slice = Util.fixEmptyAndTrim(slice);
    }

    /** {@code null} for the default of this Jenkins. */
    public Criticality getCriticality() {
        return criticality;
    }

    /** What not passing does. */
    Criticality effect() {
        return criticality == null ? MlStagesConfiguration.get().getCriticality() : criticality;
    }

    @DataBoundSetter
    public void setCriticality(Criticality criticality) {
        this.criticality = criticality;
    }

    public String getWhenUndecided() {
        return whenUndecided;
    }

    @DataBoundSetter
    public void setWhenUndecided(String whenUndecided) {
        this.whenUndecided = Util.fixEmptyAndTrim(whenUndecided);
    }

    public String getWhenNoBaseline() {
        return whenNoBaseline;
    }

    @DataBoundSetter
    public void setWhenNoBaseline(String whenNoBaseline) {
        this.whenNoBaseline = Util.fixEmptyAndTrim(whenNoBaseline);
    }

    public String getOtherRows() {
        return otherRows;
    }

    @DataBoundSetter
    public void setOtherRows(String otherRows) {
        this.otherRows = Util.fixEmptyAndTrim(otherRows);
    }

    public String getRepresentativeOf() {
        return representativeOf;
    }

    @DataBoundSetter
    public void setRepresentativeOf(String representativeOf) {
        this.representativeOf = Util.fixEmptyAndTrim(representativeOf);
    }

    public String getWhenNotRepresentative() {
        return whenNotRepresentative;
    }

    @DataBoundSetter
    public void setWhenNotRepresentative(String whenNotRepresentative) {
        this.whenNotRepresentative = Util.fixEmptyAndTrim(whenNotRepresentative);
    }

    /** @throws io.jenkins.plugins.mlstages.engine.io.InputException when the parts do not make a gate */
    Gate gate() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("metric", metric);
        parts.put("atLeast", atLeast);
        parts.put("atMost", atMost);
        parts.put("baseline", baseline);
        parts.put("margin", margin);
        parts.put("relativeMargin", relativeMargin);
        parts.put("direction", direction);
        parts.put("confidence", confidence);
        parts.put("slice", slice);
        parts.put("criticality", effect());
        parts.put("whenUndecided", whenUndecided);
        parts.put("whenNoBaseline", whenNoBaseline);
        parts.put("otherRows", otherRows);
        parts.put("representativeOf", representativeOf);
        parts.put("whenNotRepresentative", whenNotRepresentative);
        parts.values().removeIf(Objects::isNull);
        return Gate.of(parts);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<GateOption> {
        @Override
        public String getDisplayName() {
            return Messages.GateOption_DisplayName();
        }

        @Override
        public GateOption newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return super.newInstance(request, FormChecks.withoutBlank(form, "criticality"));
        }

        @POST
        public FormValidation doCheckMetric(@QueryParameter String value) {
            return FormChecks.required(value, Messages.metricExpected());
        }

        @POST
        public ListBoxModel doFillCriticalityItems(@AncestorInPath Job<?, ?> job) {
            return FormChecks.criticalities(job);
        }
    }
}
