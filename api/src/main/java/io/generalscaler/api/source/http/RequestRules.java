package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.HttpSource;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may hold: nothing that belongs into a Secret, and nothing that the controller decides. */
final class RequestRules {
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z][-A-Za-z0-9]{0,63}");

    /** By which the controller and the server find each other, and which decide how bytes become an answer. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "keep-alive",
            "proxy-connection",
            "range");

    /** Words in names of fields and parameters whose values nobody should see. */
    private static final List<String> SECRET = List.of(
            "authorization", "cookie", "token", "secret", "password", "passwd", "apikey", "credential", "signature");

    private RequestRules() {}

    static boolean isPost(HttpSource http, Problems here) {
        boolean hasBody = http.body() != null;
        if (hasBody && "Get".equals(http.method())) {
            here.at("body").forbidden("goes with method Post, and method is Get");
        }
        return http.method() == null ? hasBody : "Post".equals(http.method());
    }

    /** Whoever may read the object, its status or a log would read a key that stands in an address. */
    static void checkParameters(URI url, Problems here) {
        if (url.getRawQuery() == null) {
            return;
        }
        for (String parameter : url.getRawQuery().split("&", -1)) {
            String name = decoded(parameter.split("=", 2)[0]);
            if (isSecret(name)) {
                here.forbidden("has the parameter " + name + ", which belongs into a Secret: name it in authRef with"
                        + " type ApiKey and queryName");
                return;
            }
        }
    }

    static Map<String, String> headers(@Nullable Map<String, String> headers, Problems here) {
        if (headers == null) {
            return Map.of();
        }
        new TreeMap<>(headers).keySet().forEach(name -> checkHeader(name, here.atKey(name)));
        long different = headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (different < headers.size()) {
            here.invalid(headers.size(), "must name each field once; large and small letters do not differ");
        }
        return headers;
    }

    private static void checkHeader(String name, Problems here) {
        if (!HEADER_NAME.matcher(name).matches()) {
            here.invalid(name, "must be the name of a header field: 1 to 64 letters, digits and -");
        } else if (isOurs(name)) {
            here.forbidden("is set by the controller");
        } else if (isSecret(name)) {
            here.forbidden("belongs into a Secret: name it in authRef, with type ApiKey and headerName where the server"
                    + " has a field of its own for it");
        }
    }

    /** Whether nobody but the controller sets this header field. */
    static boolean isOurs(String name) {
        return OURS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isSecret(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return SECRET.stream().anyMatch(bare::contains);
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
