package io.generalscaler.certs.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerNamesTest {
    @ParameterizedTest(name = "takes {0}")
    @ValueSource(
            strings = {"localhost", "webhook.example.com", "127.0.0.1", "::1", "2001:db8::7", "a-b.c1", "10.96.0.1"})
    void takes(String name) {
        assertThat(new ServerNames(List.of(name)).names()).containsExactly(name);
    }

    @ParameterizedTest(name = "refuses ''{0}''")
    @ValueSource(strings = {"", " ", "-a", "a-", "a..b", "https://a", "a:443", "a_b", "*.example.com", "a b", "ä"})
    void refuses(String name) {
        assertThatThrownBy(() -> new ServerNames(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a DNS name nor an IP address");
    }

    @Test
    void refusesNoneAndTooMany() {
        assertThatThrownBy(() -> new ServerNames(List.of())).hasMessageContaining("1 to 32 names");
        List<String> many = java.util.stream.IntStream.range(0, 33)
                .mapToObj(i -> "host" + i)
                .toList();
        assertThatThrownBy(() -> new ServerNames(many)).hasMessageContaining("1 to 32 names");
        assertThat(new ServerNames(Collections.nCopies(40, "Same")).names()).containsExactly("same");
    }

    @Test
    void aServiceHasTheNamesThatAnApiServerCalls() {
        assertThat(ServerNames.ofService("generalscaler-system", "generalscaler-webhook")
                        .and(List.of("10.0.0.7"))
                        .names())
                .containsExactly(
                        "generalscaler-webhook.generalscaler-system.svc",
                        "generalscaler-webhook.generalscaler-system.svc.cluster.local",
                        "generalscaler-webhook.generalscaler-system",
                        "generalscaler-webhook",
                        "10.0.0.7");
    }
}
