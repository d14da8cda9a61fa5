package io.generalscaler.devcluster.schema.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code url, isURL} and the parts of a URL. */
final class UrlFunctions implements FunctionSet {
    private static final CelType URL = OpaqueType.create("kubernetes.URL");

    @Override
    public List<CelFunctionDecl> declarations() {
        return List.of(
                global("url", "string_to_url", URL),
                global("isURL", "is_url_string", SimpleType.BOOL),
                part("getScheme", "url_get_scheme", SimpleType.STRING),
                part("getHost", "url_get_host", SimpleType.STRING),
                part("getHostname", "url_get_hostname", SimpleType.STRING),
                part("getPort", "url_get_port", SimpleType.STRING),
                part("getEscapedPath", "url_get_escaped_path", SimpleType.STRING),
                part(
                        "getQuery",
                        "url_get_query",
                        MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING))));
    }

    private static CelFunctionDecl global(String name, String id, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, List.of(CelOverloadDecl.newGlobalOverload(id, result, List.of(SimpleType.STRING))));
    }

    private static CelFunctionDecl part(String name, String id, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, List.of(CelOverloadDecl.newMemberOverload(id, result, List.of(URL))));
    }

    @Override
    public List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("string_to_url", String.class, UrlFunctions::parse),
                CelFunctionBinding.from("is_url_string", String.class, UrlFunctions::isUrl),
                CelFunctionBinding.from("url_get_scheme", URI.class, url -> orEmpty(url.getScheme())),
                CelFunctionBinding.from("url_get_host", URI.class, UrlFunctions::host),
                CelFunctionBinding.from("url_get_hostname", URI.class, UrlFunctions::hostname),
                CelFunctionBinding.from(
                        "url_get_port", URI.class, url -> url.getPort() < 0 ? "" : Integer.toString(url.getPort())),
                CelFunctionBinding.from("url_get_escaped_path", URI.class, url -> orEmpty(url.getRawPath())),
                CelFunctionBinding.from("url_get_query", URI.class, UrlFunctions::query));
    }

    private static URI parse(String text) throws CelEvaluationException {
        try {
            URI url = new URI(text.replace(" ", "%20"));
            if (!url.isAbsolute() && !text.startsWith("/")) {
                throw new CelEvaluationException("URL parse error during conversion from string: parse \"" + text
                        + "\": invalid URI for request");
            }
            if (url.getRawAuthority() != null && url.getHost() == null) {
                throw new CelEvaluationException("URL parse error during conversion from string: parse \"" + text
                        + "\": invalid port after host");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new CelEvaluationException("URL parse error during conversion from string: " + e.getMessage(), e);
        }
    }

    private static Object isUrl(String text) {
        try {
            parse(text);
            return true;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static Object host(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return orEmpty(url.getHost()) + port;
    }

    private static Object hostname(URI url) {
        String host = orEmpty(url.getHost());
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Object query(URI url) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String query = orEmpty(url.getRawQuery());
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
                values.computeIfAbsent(key, any -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
