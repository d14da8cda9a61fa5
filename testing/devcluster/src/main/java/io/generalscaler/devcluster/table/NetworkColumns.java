package io.generalscaler.devcluster.table;

import static io.generalscaler.devcluster.table.Cells.NONE;
import static io.generalscaler.devcluster.table.Cells.join;
import static io.generalscaler.devcluster.table.Cells.orNone;
import static io.generalscaler.devcluster.table.Cells.selector;
import static io.generalscaler.devcluster.table.Cells.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** Services and what leads to them. */
final class NetworkColumns {

    private NetworkColumns() {}

    static List<Column> service(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Type", service -> spec(service, "type").asText()),
                Column.text(
                        "Cluster-IP",
                        service -> orNone(spec(service, "clusterIP").asText())),
                Column.text("External-IP", NetworkColumns::externalIp),
                Column.text("Port(s)", NetworkColumns::ports),
                age,
                Column.text("Selector", service -> selector(spec(service, "selector")))
                        .wide());
    }

    private static String externalIp(ObjectNode service) {
        String external = spec(service, "externalName").asText();
        boolean balanced = spec(service, "type").asText().equals("LoadBalancer");
        return balanced ? "<pending>" : orNone(external.isEmpty() ? join(spec(service, "externalIPs"), "") : external);
    }

    private static String ports(ObjectNode service) {
        List<String> ports = new ArrayList<>();
        for (JsonNode port : spec(service, "ports")) {
            int node = port.path("nodePort").asInt();
            ports.add(port.path("port").asInt() + (node == 0 ? "" : ":" + node) + "/"
                    + port.path("protocol").asText("TCP"));
        }
        return orNone(String.join(",", ports));
    }

    static List<Column> endpoints(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Endpoints", endpoints -> {
                    List<String> all = new ArrayList<>();
                    for (JsonNode subset : endpoints.path("subsets")) {
                        for (JsonNode address : subset.path("addresses")) {
                            subset.path("ports")
                                    .forEach(port -> all.add(Json.textOrEmpty(address, "ip") + ":"
                                            + port.path("port").asInt()));
                        }
                    }
                    return orNone(String.join(",", all));
                }),
                age);
    }

    static List<Column> endpointSlice(Column age) {
        return List.of(
                Column.NAME,
                Column.text("AddressType", slice -> slice.path("addressType").asText()),
                Column.text("Ports", slice -> orNone(ports(slice.path("ports")))),
                Column.text("Endpoints", slice -> {
                    List<String> all = new ArrayList<>();
                    slice.path("endpoints").forEach(endpoint -> all.add(join(endpoint.path("addresses"), "")));
                    return orNone(String.join(",", all));
                }),
                age);
    }

    private static String ports(JsonNode ports) {
        List<String> all = new ArrayList<>();
        ports.forEach(port -> all.add(port.path("port").asText()));
        return String.join(",", all);
    }

    static List<Column> ingress(Column age) {
        return List.of(
                Column.NAME,
                Column.text(
                        "Class",
                        ingress -> orNone(spec(ingress, "ingressClassName").asText())),
                Column.text("Hosts", ingress -> {
                    String hosts = join(spec(ingress, "rules"), "host");
                    return hosts.isEmpty() ? "*" : hosts;
                }),
                Column.text("Address", ingress -> ""),
                Column.text("Ports", ingress -> spec(ingress, "tls").isEmpty() ? "80" : "80, 443"),
                age);
    }

    static List<Column> networkPolicy(Column age) {
        return List.of(
                Column.NAME,
                Column.text("Pod-Selector", policy -> {
                    String text = selector(spec(policy, "podSelector"));
                    return text.isEmpty() ? NONE : text;
                }),
                age);
    }
}
