package io.generalscaler.process.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The three pages. */
final class Pages extends Handler.Abstract {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");
    private static final String BEARER = "Bearer ";

    private final Supplier<Optional<String>> health;
    private final Supplier<Optional<String>> ready;
    private final MetricsPage metrics;
    private final MetricsAccess access;

    /**
     * The pages.
     *
     * @param health what is wrong with the process, empty when nothing
     * @param ready what is still to be waited for, empty when nothing
     * @param metrics all metrics
     * @param access who may read them
     */
    Pages(
            Supplier<Optional<String>> health,
            Supplier<Optional<String>> ready,
            MetricsPage metrics,
            MetricsAccess access) {
        this.health = health;
        this.ready = ready;
        this.metrics = metrics;
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!HttpMethod.GET.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET");
            text(response, HttpStatus.METHOD_NOT_ALLOWED_405, "there is only GET here", callback);
            return true;
        }
        switch (Request.getPathInContext(request)) {
            case "/healthz" -> check(response, health.get(), callback);
            case "/readyz" -> check(response, ready.get(), callback);
            case "/metrics" -> metrics(request, response, callback);
            default -> text(response, HttpStatus.NOT_FOUND_404, "not found", callback);
        }
        return true;
    }

    /** What the server says of requests that reach no page. */
    static boolean error(Request request, Response response, Callback callback) {
        text(response, response.getStatus(), HttpStatus.getMessage(response.getStatus()), callback);
        return true;
    }

    private static void check(Response response, Optional<String> problem, Callback callback) {
        text(response, problem.isPresent() ? 503 : 200, problem.orElse("ok"), callback);
    }

    private static void text(Response response, int status, String body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TEXT);
        response.write(true, ByteBuffer.wrap((body + "\n").getBytes(StandardCharsets.UTF_8)), callback);
    }

    private void metrics(Request request, Response response, Callback callback) throws IOException {
        int verdict = access.judge(token(request));
        if (verdict != HttpStatus.OK_200) {
            if (verdict == HttpStatus.UNAUTHORIZED_401) {
                response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
            }
            text(response, verdict, HttpStatus.getMessage(verdict), callback);
            return;
        }
        byte[] page = metrics.compressed();
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, EXPOSITION);
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        if (takesGzip(request)) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, page.length);
            response.write(true, ByteBuffer.wrap(page), callback);
            return;
        }
        try (InputStream text = MetricsPage.text(page);
                OutputStream out = Content.Sink.asOutputStream(response)) {
            text.transferTo(out);
        }
        callback.succeeded();
    }

    private static String token(Request request) {
        String login = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return login != null && login.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? login.substring(BEARER.length()).strip()
                : "";
    }

    private static boolean takesGzip(Request request) {
        List<String> accepted = request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING);
        return accepted.stream().anyMatch(each -> GZIP.matcher(each).find());
    }
}
