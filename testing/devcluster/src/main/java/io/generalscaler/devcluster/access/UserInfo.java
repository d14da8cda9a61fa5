package io.generalscaler.devcluster.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.wire.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An identity and the groups it belongs to. */
public record UserInfo(String name, String uid, List<String> groups) {

    public static final String MASTERS = "system:masters";
    private static final String AUTHENTICATED = "system:authenticated";
    private static final String UNAUTHENTICATED = "system:unauthenticated";
    private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

    public static final UserInfo ANONYMOUS = new UserInfo("system:anonymous", "", List.of(UNAUTHENTICATED));

    public UserInfo {
        groups = List.copyOf(groups);
    }

    /** A user with the groups given and those that every such user is in. */
    public static UserInfo of(String name, List<String> groups) {
        Set<String> all = new LinkedHashSet<>(groups);
        if (name.startsWith(SERVICE_ACCOUNT_PREFIX)) {
            String namespace = name.substring(SERVICE_ACCOUNT_PREFIX.length()).split(":", -1)[0];
            all.add("system:serviceaccounts");
            all.add("system:serviceaccounts:" + namespace);
        }
        all.add(name.equals(ANONYMOUS.name()) ? UNAUTHENTICATED : AUTHENTICATED);
        return new UserInfo(name, "", List.copyOf(all));
    }

    public static UserInfo serviceAccount(String namespace, String name) {
        return of(SERVICE_ACCOUNT_PREFIX + namespace + ":" + name, List.of());
    }

    public boolean isMaster() {
        return groups.contains(MASTERS);
    }

    /** As reviews and admission requests show it. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("username", name);
        if (!uid.isEmpty()) {
            json.put("uid", uid);
        }
        groups.forEach(json.putArray("groups")::add);
        return json;
    }
}
