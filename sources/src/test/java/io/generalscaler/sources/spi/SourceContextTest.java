package io.generalscaler.sources.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.Tls;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.SecretEntry;
import io.generalscaler.reach.secret.SecretHosts;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients hold in memory of what tenants wrote. */
final class SourceContextTest {

    private static final Optional<Tls> TLS =
            Optional.of(new Tls(Optional.of(new SecretKey("authority", "ca.crt")), Optional.empty()));

    private final AddressPolicy addresses =
            new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new InetAddress[0]);
    private final OutboundHttp http = new OutboundHttp(addresses);
    private int size = 16 * 1024;
    private final SourceContext context = new SourceContext(
            addresses,
            (ref, key) -> new SecretEntry(
                    ref, key, SecretHosts.of(null, false), "x".repeat(size).getBytes(StandardCharsets.UTF_8)),
            http,
            InstantSource.system());

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void whatTheClientsOfOneNamespaceTrustLeavesRoomForOthers() throws Exception {
        leavesRoom(client -> assertThat(client.authority(TLS)).isPresent(), "certificate authorities");
    }

    @Test
    void theConnectionsOfOneNamespaceLeaveRoomForOthers() throws Exception {
        leavesRoom(client -> client.keeps(256 * 1024), "open connections");
    }

    @Test
    void aClientHoldsWhatItSaidLast() throws Exception {
        SourceContext client = client("shop");
        for (int i = 1; i <= 100_000; i++) {
            size = 1 + i % 16_000;
            assertThat(client.authority(TLS)).isPresent();
            client.keeps(i);
        }
    }

    @Test
    void aClientThatIsClosedGetsNoMore() {
        SourceContext client = client("shop");
        client.close();
        assertThatExceptionOfType(SourceException.class).isThrownBy(() -> client.authority(TLS));
    }

    private SourceContext client(String namespace) {
        return context.within(new Scope(Optional.of(namespace), Optional.empty()));
    }

    private void leavesRoom(Opening opening, String what) throws Exception {
        List<SourceContext> clients = new ArrayList<>();
        for (String hostile : List.of("evil-1", "evil-2", "evil-3", "evil-4", "evil-5")) {
            clients.addAll(asMany(hostile, opening, what));
        }
        long heap = Runtime.getRuntime().maxMemory();
        assertThat(clients.size() * 256L * 1024).isLessThan(heap * 3 / 10);
        opening.open(client("victim"));

        clients.forEach(SourceContext::close);
        assertThat(asMany("again", opening, what).size() * 256L * 1024).isBetween(heap / 10, heap * 2 / 10);
    }

    /** Opens clients of one namespace until it is refused. */
    private List<SourceContext> asMany(String namespace, Opening opening, String what) throws InterruptedException {
        List<SourceContext> clients = new ArrayList<>();
        while (true) {
            SourceContext client = client(namespace);
            try {
                opening.open(client);
            } catch (SourceException e) {
                assertThat(e.reason()).isEqualTo(FailureReason.Overloaded);
                assertThat(e.explanation()).contains(what);
                return clients;
            }
            clients.add(client);
        }
    }

    private interface Opening {
        void open(SourceContext client) throws SourceException, InterruptedException;
    }
}
