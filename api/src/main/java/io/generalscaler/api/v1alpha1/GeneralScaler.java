package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * Scales one workload that has a {@code /scale} subresource, from any metrics, by an explicit policy.
 *
 * <p>The printer columns stand in the order in which {@code kubectl get gs} shows them.
 */
@Group(GeneralScaler.GROUP)
@Version(GeneralScaler.VERSION)
@Kind(GeneralScaler.KIND)
@Plural(GeneralScaler.PLURAL)
@Singular("generalscaler")
@ShortNames("gs")
@Categories("autoscaling")
@JsonInclude(JsonInclude.Include.NON_NULL)
@AdditionalPrinterColumn(
        name = "Targets",
        jsonPath = ".status.targets",
        getDescription = "What each metric says, and what it should say.",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Min",
        jsonPath = ".spec.minReplicas",
        getDescription = "The fewest replicas.",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Max",
        jsonPath = ".spec.maxReplicas",
        getDescription = "The most replicas.",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Current",
        jsonPath = ".status.currentReplicas",
        getDescription = "The replicas that the workload has been told to run.",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Desired",
        jsonPath = ".status.desiredReplicas",
        getDescription = "The replicas last decided on.",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        getDescription = "Whether the scaler can work.",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.lastDecision.reason",
        getDescription = "Why the last decision came out as it did.",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Kind",
        jsonPath = ".spec.targetRef.kind",
        getDescription = "The kind of the workload that is scaled.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Target",
        jsonPath = ".spec.targetRef.name",
        getDescription = "The workload that is scaled.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Pods",
        jsonPath = ".status.readyReplicas",
        getDescription = "How many of its pods were ready when it was last looked at.",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Mode",
        jsonPath = ".spec.mode",
        getDescription = "Apply, or Recommend: decide and record, never write.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Cost",
        jsonPath = ".status.estimatedMonthlyCost",
        getDescription = "What the desired replicas cost in a month of 730 hours.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Currency",
        jsonPath = ".spec.budget.currency",
        getDescription = "The currency of the cost.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Period",
        jsonPath = ".spec.budget.period",
        getDescription = "Whether the budget is a rate or what is left of the month.",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        getDescription = "How long ago the scaler was created.",
        type = AdditionalPrinterColumn.Type.DATE)
public final class GeneralScaler extends CustomResource<GeneralScalerSpec, GeneralScalerStatus> implements Namespaced {
    public static final String GROUP = "autoscaling.generalscaler.io";
    public static final String VERSION = "v1alpha1";
    public static final String API_VERSION = GROUP + "/" + VERSION;
    public static final String KIND = "GeneralScaler";
    public static final String PLURAL = "generalscalers";
}
