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
    private static final Pattern WARNING = Pattern.compile("299 \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final CopyOnWriteArrayList<String> texts = new CopyOnWriteArrayList<>();

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        for (String header : response.headers("Warning")) {
            Matcher warning = WARNING.matcher(header);
            while (warning.find()) {
                texts.addIfAbsent(warning.group(1).replaceAll("\\\\(.)", "$1"));
            }
        }
    }

    List<String> texts() {
        return List.copyOf(texts);
    }
}
