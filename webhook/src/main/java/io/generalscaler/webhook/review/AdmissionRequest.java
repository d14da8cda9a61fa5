package io.generalscaler.webhook.review;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an API server asks.
 *
 * @param caller who wants it, and how the question is named
 * @param group API group of the object, such as {@code apps}; empty for the core group
 * @param kind kind of the object, such as {@code Deployment}
 * @param namespace of the object; empty if it has none
 * @param name of the object; on CREATE it may be empty, where the server makes one from {@code generateName}
 * @param object what is judged of it as it would be stored, see {@link ReviewedKind}; a null node on DELETE
 * @param oldObject likewise as it is stored; a null node on CREATE
 */
public record AdmissionRequest(
        Caller caller,
        String group,
        String kind,
        String namespace,
        String name,
        Operation operation,
        JsonNode object,
        JsonNode oldObject) {
    /**
     * Who wants something, for the log.
     *
     * @param uid names this question; the answer carries it too
     * @param user as the API server knows them; cut where it is long
     */
    public record Caller(String uid, String user) {}

    /** Names this question. */
    public String uid() {
        return caller.uid();
    }

    /** What is to happen to the object. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE,
        CONNECT
    }

    /** {@code group} and {@code kind} together, as {@code kubectl} writes them: {@code Deployment.apps}. */
    public String groupKind() {
        return groupKind(group, kind);
    }

    /** Which of the kinds that are judged this is. */
    public ReviewedKind reviewedKind() {
        return ReviewedKind.of(groupKind());
    }

    static String groupKind(String group, String kind) {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
