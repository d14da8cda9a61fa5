package io.generalscaler.devcluster.api;

import io.fabric8.mockwebserver.http.RecordedRequest;
import io.generalscaler.devcluster.access.AccessRequest;
import io.generalscaler.devcluster.access.Authenticator;
import io.generalscaler.devcluster.access.Rbac;
import io.generalscaler.devcluster.access.UserInfo;
import io.generalscaler.devcluster.wire.Statuses;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets a request in: finds out who it is from (or whom they act for) and whether they may. */
public final class Gate {

    private final Authenticator authenticator;
    private final Rbac rbac;

    public Gate(Authenticator authenticator, Rbac rbac) {
        this.authenticator = authenticator;
        this.rbac = rbac;
    }

    /** The user whose rights count: the caller, or whom the caller impersonates. */
    UserInfo userOf(RecordedRequest request, Optional<X509Certificate> client) {
        UserInfo caller = authenticator.authenticate(request.getHeader("Authorization"), client);
        String name = request.getHeader("Impersonate-User");
        if (name == null) {
            return caller;
        }
        requireImpersonation(caller, name.startsWith("system:serviceaccount:") ? "serviceaccounts" : "users", name);
        List<String> groups = Optional.ofNullable(
                        request.getHeaders().toMultimap().get("impersonate-group"))
                .orElse(List.of());
        groups.forEach(group -> requireImpersonation(caller, "groups", group));
        return UserInfo.of(name, groups);
    }

    private void requireImpersonation(UserInfo caller, String resource, String name) {
        boolean account = resource.equals("serviceaccounts");
        String[] parts = name.split(":", -1);
        AccessRequest access = new AccessRequest(
                caller,
                "impersonate",
                "",
                resource,
                "",
                account && parts.length == 4 ? parts[2] : "",
                account && parts.length == 4 ? parts[3] : name,
                "");
        requireAllowed(access);
    }

    /** Refuses with 403 what no rule allows. */
    void requireAllowed(AccessRequest access) {
        if (!rbac.allows(access)) {
            throw Statuses.forbidden(access.group(), access.resource(), access.name(), access.refusal());
        }
    }

    void requireAllowed(UserInfo user, String method, String path) {
        requireAllowed(AccessRequest.ofPath(user, method.toLowerCase(Locale.ROOT), path));
    }

    /** The right that a request for objects needs. */
    void requireAllowed(ApiRequest request) {
        RequestTarget.Resource target = request.target();
        boolean watch = request.method().equals("GET") && ResourceEndpoint.isWatch(request);
        requireAllowed(request.user(), named(request), watch ? "watch" : verb(target, request.method()));
    }

    /** A collection of which the field selector picks one object counts as that object, as rules with names need it. */
    private static RequestTarget.Resource named(ApiRequest request) {
        RequestTarget.Resource target = request.target();
        if (!target.name().isEmpty() || request.method().equals("POST")) {
            return target;
        }
        return Selection.of(request).fields().onlyName().map(target::withName).orElse(target);
    }

    /** The right to name what is not served; without it nobody learns what is. */
    void requireAllowedUnknown(UserInfo user, RequestTarget.Resource target, String method) {
        requireAllowed(user, target, verb(target, method));
    }

    void requireAllowed(UserInfo user, RequestTarget.Resource target, String verb) {
        requireAllowed(new AccessRequest(
                user,
                verb,
                target.group(),
                target.plural(),
                target.subresource(),
                target.namespace(),
                target.name(),
                ""));
    }

    private static String verb(RequestTarget.Resource target, String method) {
        boolean collection = target.name().isEmpty();
        return switch (method) {
            case "GET", "HEAD" -> collection ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }
}
