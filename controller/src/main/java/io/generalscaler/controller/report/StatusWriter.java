package io.generalscaler.controller.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.controller.observe.cluster.Scaler;
import io.generalscaler.controller.observe.cluster.ScalerKey;
import io.generalscaler.kube.lease.Leadership;
import io.generalscaler.kube.write.ApiAnswer;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.kube.write.ApiUnreachableException;
import io.generalscaler.kube.write.ResourcePath;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statuses, each as a whole: what it does not say is gone, whoever put it there. Nothing else of the object is touched, and the uid keeps
 * the status of a deleted scaler from a new one of the same name.
 */
public final class StatusWriter implements StatusStore {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);

    private final ApiServer api;
    private final Leadership leadership;
    private final KubernetesSerialization json;
    private final RefusedStatuses refused;

    /**
     * A writer that asks before each write.
     *
     * @param api a client without retries
     * @param leadership whether this process may write
     * @param json writes statuses
     * @param nanoTime a monotonic clock
     */
    public StatusWriter(ApiServer api, Leadership leadership, KubernetesSerialization json, LongSupplier nanoTime) {
        this.api = api;
        this.leadership = leadership;
        this.json = json;
        this.refused = new RefusedStatuses(nanoTime);
    }

    @Override
    public boolean write(Scaler scaler, GeneralScalerStatus status) throws InterruptedException {
        if (!leadership.mayWrite() || !refused.mayTry(scaler)) {
            return false;
        }
        try {
            ApiAnswer answer = api.jsonPatch(path(scaler), patch(scaler, status));
            if (answer.ok() || answer.notFound()) {
                written(scaler);
                return true;
            }
            refused(scaler, answer);
            return false;
        } catch (ApiUnreachableException e) {
            return false;
        }
    }

    @Override
    public void forget(ScalerKey scaler) {
        refused.forget(scaler);
    }

    private void written(Scaler scaler) {
        if (refused.written(scaler.key())) {
            LOG.atInfo().addKeyValue("scaler", scaler.key()).log("The status is written again");
        }
    }

    private void refused(Scaler scaler, ApiAnswer answer) {
        if (refused.refused(scaler, answer.invalid())) {
            LOG.atWarn()
                    .addKeyValue("scaler", scaler.key())
                    .addKeyValue("status", answer.status())
                    .addKeyValue("reason", answer.reason())
                    .log("The status cannot be written; a restart will not know what has happened since");
        }
    }

    private static ResourcePath path(Scaler scaler) {
        return ResourcePath.of(GeneralScaler.API_VERSION, scaler.key().namespace(), GeneralScaler.PLURAL)
                .then(scaler.key().name())
                .then("status");
    }

    private String patch(Scaler scaler, GeneralScalerStatus status) {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "test").put("path", "/metadata/uid").put("value", scaler.uid());
        patch.addObject()
                .put("op", "add")
                .put("path", "/status")
                .set("value", json.convertValue(status, JsonNode.class));
        return patch.toString();
    }
}
