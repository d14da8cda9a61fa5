package io.generalscaler.certs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.certs.issue.CertificateAuthority;
import io.generalscaler.certs.pem.Pem;
import io.generalscaler.certs.rotate.CaState;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretContentTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final CertificateAuthority OLD = ca();
    private static final CertificateAuthority NEW = ca();

    private static CertificateAuthority ca() {
        return CertificateAuthority.create("test", Duration.ofDays(365), NOW, new SecureRandom());
    }

    static Stream<CaState> states() {
        return Stream.of(
                new CaState.Empty(),
                new CaState.Steady(OLD),
                new CaState.Publishing(OLD, NEW, NOW),
                new CaState.Retiring(NEW, OLD.certificate(), NOW));
    }

    @ParameterizedTest(name = "{index}: a state is read back as written, beside what others keep there")
    @MethodSource("states")
    void roundTrip(CaState state) throws Exception {
        Map<String, String> data =
                SecretContent.with(Map.of("note", "b3RoZXJz"), new CaState.Publishing(NEW, OLD, NOW));
        data = SecretContent.with(data, state);
        assertThat(SecretContent.parse(data)).isEqualTo(state);
        assertThat(data).containsEntry("note", "b3RoZXJz");
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                row("a certificate without its key", data -> data.remove("ca.key"), "together are no state of a CA"),
                row("a next CA without a time", data -> data.remove("since"), "together are no state of a CA"),
                row("no base64", data -> data.put("ca.crt", "%%%"), "ca.crt is not base64"),
                row(
                        "no PEM",
                        data -> data.put("ca.crt", "aGVsbG8="),
                        "ca.crt and ca.key: PEM text holds no certificate"),
                row("keys swapped", data -> data.put("ca.key", data.get("next.key")), "does not belong"),
                row("a time that is none", data -> data.put("since", "bm93"), "since is not a time"),
                row(
                        "the end of time",
                        data -> data.put("since", Pem.base64(Instant.MAX.toString())),
                        "since is not a time"),
                row(
                        "the begin of time",
                        data -> data.put("since", Pem.base64(Instant.MIN.toString())),
                        "since is not a time"),
                row("a huge value", data -> data.put("ca.crt", "A".repeat(200_000)), "more than 131072 characters"),
                row(
                        "a chain where one certificate is expected",
                        data -> data.put(
                                "ca.crt", Pem.base64(Pem.write(List.of(OLD.certificate(), NEW.certificate())))),
                        "holds 2 certificates"));
    }

    private static Arguments row(String name, Consumer<Map<String, String>> damage, String reason) {
        return Arguments.of(name, damage, reason);
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("spoilt")
    void refuses(String name, Consumer<Map<String, String>> damage, String reason) {
        var data = new HashMap<>(SecretContent.with(Map.of(), new CaState.Publishing(OLD, NEW, NOW)));
        damage.accept(data);
        assertThatThrownBy(() -> SecretContent.parse(data))
                .isInstanceOf(CaStoreException.class)
                .hasMessageContaining(reason);
    }
}
