package io.generalscaler.reach.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.reach.address.Destination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against an API server that counts what it is asked. */
@Timeout(60)
final class KubernetesSecretsTest {

    private static final int KEPT = 256 * 1024;
    private static final SecretRef REF = new SecretRef("shop", "login");
    private static final Destination SERVER = new Destination("prom.test", 9090);
    private static final String SECRET = """
            {"kind": "Secret",
             "metadata": {"name": "login", "labels": {"data": "x"}, "annotations": {"a": "b"%s}},
             "data": {"token": "YWJj", "user": "bWU=", "bad": "?", "large": "%s"}, "type": "Opaque"}""";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger evil = new AtomicInteger();
    private final AtomicLong ahead = new AtomicLong();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String body = SECRET.formatted("", "");
    private HttpServer server;
    private KubernetesClient client;
    private KubernetesSecrets secrets;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/namespaces/shop/secrets/", exchange -> {
            asked.incrementAndGet();
            await(open);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
        server.createContext("/api/v1/namespaces/evil/", exchange -> {
            evil.incrementAndGet();
            await(open);
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        client = Clients.single(
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build(),
                List.of());
        secrets = new KubernetesSecrets(new ApiServer(client, "test"), false, ahead::get, KEPT);
    }

    @AfterEach
    void stop() {
        open.countDown();
        client.close();
        server.stop(0);
    }

    @Test
    void twentyReadsAtOnceAreOneRequest() throws Exception {
        assertThat(readAtOnce(20)).containsOnly("abc");
        assertThat(asked).hasValue(1);
    }

    @Test
    void twentyReadsOfAnAbsentSecretAreOneRequest() throws Exception {
        status = 404;
        assertThat(readAtOnce(20)).containsOnly("the Secret 'login' does not exist");
        assertThat(asked).hasValue(1);
        later(KubernetesSecrets.KEEP_FAILURE.minusNanos(1));
        assertThat(read("token")).contains("does not exist");
        assertThat(asked).hasValue(1);
        status = 200;
        later(Duration.ofNanos(1));
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAbsentSecretIsAskedForLessAndLessOften() {
        open.countDown();
        status = 404;
        assertThat(read("token")).contains("does not exist");
        for (int seconds : new int[] {5, 10, 20, 40, 40}) {
            secrets.forgetOld();
            int before = asked.get();
            later(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(read("token")).contains("does not exist");
            assertThat(asked).as("%s s", seconds).hasValue(before);
            later(Duration.ofNanos(1));
            assertThat(read("token")).contains("does not exist");
            assertThat(asked).as("%s s", seconds).hasValue(before + 1);
        }
    }

    @Test
    void whatTheApiServerCouldNotSayIsAskedAgainAfterFiveSeconds() {
        open.countDown();
        status = 500;
        for (int i = 1; i <= 5; i++) {
            assertThat(read("token")).contains("cannot be read");
            assertThat(asked).hasValue(i);
            later(KubernetesSecrets.KEEP_FAILURE);
        }
    }

    @Test
    void aNamespaceHasTwoRequestsOnTheirWayAndLeavesTheRestToOthers() {
        for (int i = 0; i < 20; i++) {
            SecretRef hers = new SecretRef("evil", "secret-" + i);
            Thread.ofVirtual().start(() -> {
                try {
                    var _ = secrets.read(hers, "token");
                } catch (SecretUnavailableException e) {
                    // There is none.
                }
            });
        }
        awaitAsked(evil, KubernetesSecrets.REQUESTS_OF_ONE);
        Thread.ofVirtual().start(() -> read("token"));
        awaitAsked(asked, 1);
        assertThat(evil).hasValue(KubernetesSecrets.REQUESTS_OF_ONE);
    }

    private static void awaitAsked(AtomicInteger requests, int count) {
        while (requests.get() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void isReadAgainAfterHalfAMinute() {
        open.countDown();
        assertThat(read("token")).isEqualTo("abc");
        later(KubernetesSecrets.KEEP.minusNanos(1));
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(1);
        later(Duration.ofNanos(1));
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(2);
    }

    @Test
    void keepsWhatWasAskedForAndFetchesItTogetherFromThenOn() {
        open.countDown();
        assertThat(read("token")).isEqualTo("abc");
        assertThat(read("user")).isEqualTo("me");
        assertThat(asked).hasValue(2);
        later(KubernetesSecrets.KEEP);
        assertThat(read("user")).isEqualTo("me");
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(3);
    }

    @Test
    void anEntryThatCannotBeReadConcernsOnlyWhoAsksForIt() {
        open.countDown();
        assertThat(read("token")).isEqualTo("abc");
        assertThat(read("bad")).isEqualTo("the Secret 'login' is not readable");
    }

    @Test
    void whoGivesUpLeavesTheAnswerToTheOthers() throws Exception {
        Thread first = Thread.ofVirtual().start(() -> read("token"));
        while (asked.get() == 0) {
            Thread.onSpinWait();
        }
        first.interrupt();
        first.join();
        open.countDown();
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(1);
    }

    @Test
    void readsWhereItMayBeSent() {
        open.countDown();
        body = SECRET.formatted(", \"autoscaling.generalscaler.io/hosts\": \"other.test\"", "");
        assertThat(read("token")).contains("'login'", "prom.test:9090", "autoscaling.generalscaler.io/hosts");
    }

    @Test
    void anAnnotationThatIsTooLongAdmitsNothing() {
        open.countDown();
        for (String listed : List.of("prom.test," + "a,".repeat(64), "prom.test, " + "a".repeat(4096))) {
            body = SECRET.formatted(", \"autoscaling.generalscaler.io/hosts\": \"" + listed + "\"", "");
            assertThat(read("token")).contains("does not list this host");
            later(KubernetesSecrets.KEEP);
        }
        body = SECRET.formatted(", \"autoscaling.generalscaler.io/hosts\": \"prom.test" + ",a".repeat(63) + "\"", "");
        assertThat(read("token")).isEqualTo("abc");
    }

    @Test
    void whatIsKeptOfOneNamespaceIsBoundedAndGoesWithItsTime() throws Exception {
        open.countDown();
        status = 200;
        body = SECRET.formatted("", "A".repeat(20_000));
        int kept = 0;
        while (readLarge("big-" + kept).equals("kept")) {
            kept++;
        }
        assertThat(kept).isBetween(4, KEPT / 2 / 15_000);
        assertThat(readLarge("big-" + kept)).contains("too much memory");
        later(KubernetesSecrets.KEEP);
        secrets.forgetOld();
        assertThat(readLarge("big-" + kept)).isEqualTo("kept");
    }

    private String readLarge(String name) {
        try {
            var _ = secrets.read(new SecretRef("shop", name), "large");
            return "kept";
        } catch (SecretUnavailableException e) {
            return e.explanation();
        }
    }

    @Test
    void refusesASecretThatIsTooLarge() {
        open.countDown();
        body = SECRET.formatted("", "A".repeat(3 * 1024 * 1024));
        assertThat(read("token")).isEqualTo("the Secret 'login' is too large");
    }

    @Test
    void refusesWhatIsNoSecret() {
        open.countDown();
        body = "<html>YWJj</html>";
        assertThat(read("token")).isEqualTo("the Secret 'login' is not readable");
    }

    @Test
    void forgetsWhatIsOld() {
        open.countDown();
        assertThat(read("token")).isEqualTo("abc");
        secrets.forgetOld();
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).hasValue(1);
        later(KubernetesSecrets.KEEP);
        secrets.forgetOld();
        assertThat(read("user")).isEqualTo("me");
        assertThat(read("token")).isEqualTo("abc");
        assertThat(asked).as("the other entry is not fetched any more").hasValue(3);
    }

    /** What many get who ask before there is an answer. */
    private List<String> readAtOnce(int times) throws Exception {
        List<String> answers = new ArrayList<>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> reads = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                reads.add(readers.submit(() -> read("token")));
            }
            open.countDown();
            for (Future<String> read : reads) {
                answers.add(read.get());
            }
        }
        return answers;
    }

    /** The login, or why there is none. */
    private String read(String key) {
        try {
            return secrets.read(REF, key).login(LoginForm.TOKEN, SERVER);
        } catch (SecretUnavailableException e) {
            return e.explanation();
        }
    }

    private void later(Duration by) {
        ahead.addAndGet(by.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysWhatAnEmptySecretLacks() {
        open.countDown();
        body = "{\"metadata\": {}}";
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> secrets.read(REF, "token").login(LoginForm.TOKEN, SERVER))
                .withMessage("the Secret 'login' has no entry 'token'");
    }
}
