package io.generalscaler.kube.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of lists, from an API server whose objects have the sizes that a test says. */
final class AdaptivePagesTest {
    private static final int SMALL = 1_500;
    private static final int LARGE = 1_400_000;
    private static final Pattern LIMIT = Pattern.compile("[?&]limit=(\\d+)");
    private static final Pattern FROM = Pattern.compile("[?&]continue=(\\d+)");

    /** Objects of each page that was asked for. */
    private final List<Integer> limits = new CopyOnWriteArrayList<>();

    private volatile List<Integer> sizes = List.of();
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = Clients.watching(
                new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build(),
                List.of(ConfigMap.class));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void largeObjectsComeOneByOne() {
        sizes = sizes(20, LARGE);

        assertThat(listed()).containsExactlyElementsOf(names(20));
        assertThat(limits).startsWith(5, 1).hasSize(21);
        assertThat(limits.subList(1, 21)).containsOnly(1);
    }

    @Test
    void smallObjectsSoonComeManyAtOnce() {
        sizes = sizes(10_000, SMALL);

        assertThat(listed()).hasSize(10_000);
        assertThat(limits).startsWith(5, 50, 500).hasSizeLessThan(24);
    }

    @Test
    void aListBeginsAnewWithFew() {
        sizes = sizes(1_000, SMALL);
        listed();
        limits.clear();

        assertThat(listed()).hasSize(1_000);
        assertThat(limits).startsWith(5);
    }

    @Test
    void largeObjectsBehindSmallOnesAreAskedForAgain() {
        sizes = Stream.of(sizes(600, SMALL), sizes(10, LARGE), sizes(600, SMALL))
                .flatMap(List::stream)
                .toList();

        assertThat(listed()).containsExactlyElementsOf(names(1_210));
        assertThat(limits).hasSizeLessThan(40);
    }

    @Test
    void askingForFewerIsKept() {
        sizes = sizes(4, SMALL);

        var _ = client.configMaps()
                .inNamespace("shop")
                .list(new ListOptionsBuilder().withLimit(2L).build());

        assertThat(limits).containsExactly(2);
    }

    @Test
    void withoutALimitTheAnswerIsPassedOn() {
        sizes = sizes(3, LARGE);

        assertThat(client.configMaps().inNamespace("shop").list().getItems()).hasSize(3);
    }

    @Test
    void ofManagedFieldsOnlyTheFieldsAreSkipped() {
        sizes = sizes(1, SMALL);

        var entries = client.configMaps()
                .inNamespace("shop")
                .list()
                .getItems()
                .getFirst()
                .getMetadata()
                .getManagedFields();

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.getManager()).isEqualTo("m");
            assertThat(entry.getTime()).isEqualTo("2026-01-05T10:00:00Z");
            assertThat(entry.getFieldsV1()).isNull();
        });
    }

    private List<String> listed() {
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            var page = client.configMaps()
                    .inNamespace("shop")
                    .list(new ListOptionsBuilder()
                            .withLimit(500L)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(object -> names.add(object.getMetadata().getName()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return names;
    }

    private static List<Integer> sizes(int count, int size) {
        return IntStream.range(0, count).mapToObj(i -> size).toList();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            int from = number(FROM, "?" + query, 0);
            int limit = number(LIMIT, "?" + query, Integer.MAX_VALUE);
            limits.add(limit);
            int to = (int) Math.min(sizes.size(), (long) from + limit);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                String next = to < sizes.size() ? Integer.toString(to) : "";
                body.write(bytes("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMapList\",\"metadata\":{\"continue\":\""
                        + next + "\"},\"items\":["));
                for (int i = from; i < to; i++) {
                    body.write(bytes((i == from ? "" : ",") + "{\"metadata\":{\"name\":\"c" + i
                            + "\",\"managedFields\":[{\"manager\":\"m\",\"fieldsV1\":{\"f:data\":{\"f:a\":{}}},"
                            + "\"time\":\"2026-01-05T10:00:00Z\"}]},"
                            + "\"data\":{\"a\":\""));
                    byte[] filler = new byte[sizes.get(i)];
                    Arrays.fill(filler, (byte) 'x');
                    body.write(filler);
                    body.write(bytes("\"}}"));
                }
                body.write(bytes("]}"));
            }
        } catch (IOException e) {
            // The client has given the page up.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int number(Pattern pattern, String query, int otherwise) {
        Matcher found = pattern.matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }
}
