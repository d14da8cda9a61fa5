package io.generalscaler.devcluster.api;

import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.registry.ResourceType;

/** A request for objects of a type by a known user. */
public record ApiRequest(
        RecordedRequest http, RequestTarget.Resource target, ResourceType type, Query query, UserInfo user) {

    /** Where the objects are kept: empty for cluster-scoped ones, also for namespaces themselves. */
    public String namespace() {
        return type.namespaced() ? target.namespace() : "";
    }

    public String method() {
        return http.getMethod();
    }

    /** A header's value, empty where it is not given. */
    public String header(String name) {
        String value = http.getHeader(name);
        return value == null ? "" : value;
    }

    public byte[] body() {
        return http.getBody() == null ? new byte[0] : http.getBody().getBytes();
    }

    public boolean dryRun() {
        return query.has("dryRun");
    }

    /** The name under which changes are recorded in managed fields. */
    public String fieldManager() {
        if (query.has("fieldManager")) {
            return query.get("fieldManager");
        }
        String agent = header("User-Agent");
        int end = agent.indexOf('/');
        String name = end < 0 ? agent : agent.substring(0, end);
        return name.isEmpty() ? "unknown" : name;
    }
}
