package io.generalscaler.cli.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the warnings that an API server sends beside its answers ({@code Warning: 299 - "…"}), each once. */
final class ServerWarnings implements Interceptor {
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private static final int MAX_HEADER = 8_192;

    private final CopyOnWriteArrayList<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        for (String header : response.headers("Warning")) {
            Matcher warning = WARNING.matcher(header.substring(0, Math.min(header.length(), MAX_HEADER)));
            while (warning.find()) {
                texts.addIfAbsent(unquoted(warning.group(1)));
            }
        }
    }

    /** Without the backslashes that quote what follows them. */
    private static String unquoted(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            boolean isQuoting = quoted.charAt(i) == '\\' && i + 1 < quoted.length();
            text.append(quoted.charAt(isQuoting ? ++i : i));
        }
        return text.toString();
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
