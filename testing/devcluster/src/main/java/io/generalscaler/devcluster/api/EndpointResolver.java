package io.generalscaler.devcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.admission.ServiceResolver;
import io.generalscaler.devcluster.store.ObjectKey;
import io.generalscaler.devcluster.store.Store;
import io.generalscaler.devcluster.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Finds who answers for a Service by its Endpoints or EndpointSlices; there is no cluster network. */
record EndpointResolver(Store store) implements ServiceResolver {

    @Override
    public InetSocketAddress resolve(String namespace, String name, int port) throws IOException {
        ObjectNode service = store.get(new ObjectKey("services", namespace, name))
                .orElseThrow(() -> new IOException("service \"" + name + "\" not found"));
        JsonNode wanted = port(service, port);
        if (wanted.isMissingNode()) {
            throw new IOException("no service port " + port + " found for service \"" + name + "\"");
        }
        ObjectNode endpoints =
                store.get(new ObjectKey("endpoints", namespace, name)).orElseGet(Json::object);
        for (JsonNode subset : endpoints.path("subsets")) {
            for (JsonNode address : subset.path("addresses")) {
                return address(Json.textOrEmpty(address, "ip"), subset.path("ports"), wanted);
            }
        }
        for (ObjectNode slice :
                store.list("endpointslices.discovery.k8s.io", namespace).items()) {
            boolean ofService = Json.textOrEmpty(slice, "metadata", "labels", "kubernetes.io/service-name")
                    .equals(name);
            for (JsonNode endpoint : slice.path("endpoints")) {
                boolean ready = endpoint.path("conditions").path("ready").asBoolean(true);
                if (ofService && ready) {
                    return address(endpoint.path("addresses").path(0).asText(), slice.path("ports"), wanted);
                }
            }
        }
        throw new IOException("no endpoints available for service \"" + name + "\"");
    }

    private static JsonNode port(ObjectNode service, int number) {
        for (JsonNode port : service.path("spec").path("ports")) {
            if (port.path("port").asInt() == number) {
                return port;
            }
        }
        return Json.at(service, "no port");
    }

    private static InetSocketAddress address(String ip, JsonNode ports, JsonNode wanted) throws IOException {
        for (JsonNode port : ports) {
            if (Json.textOrEmpty(port, "name").equals(Json.textOrEmpty(wanted, "name"))) {
                return new InetSocketAddress(
                        InetAddress.getByName(ip), port.path("port").asInt());
            }
        }
        throw new IOException("no endpoint port of that name");
    }
}
