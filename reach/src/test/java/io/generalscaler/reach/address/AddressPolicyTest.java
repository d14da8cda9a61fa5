package io.generalscaler.reach.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressPolicyTest {

    private static final Map<String, String> NAMES = Map.of(
            "redis.shop.svc", "10.0.0.5",
            "localhost", "127.0.0.1",
            "sneaky.example", "10.0.0.5 169.254.169.254",
            "hidden.example", "64:ff9b::a9fe:a9fe",
            "kubernetes.default.svc", "10.96.0.1",
            "public.example", "93.184.216.34");

    @ParameterizedTest(name = "{0}: {1} with rules [{2}] is admitted: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "an ordinary host needs no rule,            redis.shop.svc,         -,                    true",
                "a public host needs no rule,               public.example,         -,                    true",
                "loopback by name,                          localhost,              -,                    false",
                "loopback by address,                       127.0.0.1,              -,                    false",
                "loopback of IPv6,                          ::1,                    -,                    false",
                "loopback inside IPv6,                      ::ffff:127.0.0.1,       -,                    false",
                "metadata by address,                       169.254.169.254,        -,                    false",
                "metadata among good addresses,             sneaky.example,         -,                    false",
                "metadata behind a translated address,      hidden.example,         -,                    false",
                "the unspecified address,                   0.0.0.0,                -,                    false",
                "link-local of IPv6,                        fe80::1,                -,                    false",
                "the API server by name,                    kubernetes.default.svc, -,                    false",
                "the API server by address,                 10.96.0.1,              -,                    false",
                "loopback when its range is allowed,        localhost,              127.0.0.0/8,          true",
                "loopback when the host itself is allowed,  localhost,              localhost,            true",
                "loopback is not allowed by a wildcard,     localhost,              *,                    false",
                "a host that matches a wildcard,            redis.shop.svc,         *.svc,                true",
                "a host that matches no rule,               public.example,         *.svc,                false",
                "a wildcard does not match in the middle,   public.example,         public,               false",
                "a host whose address is in a range,        redis.shop.svc,         10.0.0.0/29,          true",
                "a host whose address is beside a range,    redis.shop.svc,         10.0.0.8/29,          false",
                "letters in any case,                       LOCALHOST,              Localhost,            true"
            })
    void admits(String name, String host, String rules, boolean admitted) throws Exception {
        AddressPolicy policy = new AddressPolicy(
                rules == null ? List.of() : Arrays.asList(rules.split(" ")),
                Set.of(InetAddress.ofLiteral("10.96.0.1")),
                AddressPolicyTest::resolve);
        if (admitted) {
            assertThat(policy.admit(host)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> policy.admit(host)).isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void keepsTheNameWithTheAddress() throws Exception {
        AddressPolicy policy = new AddressPolicy(List.of(), Set.of(), AddressPolicyTest::resolve);
        assertThat(policy.admit("redis.shop.svc").getFirst()).hasToString("redis.shop.svc/10.0.0.5");
    }

    @Test
    void refusesARuleThatIsNoRange() {
        assertThatThrownBy(() -> new AddressPolicy(List.of("10.0.0.0/33"), Set.of(), AddressPolicyTest::resolve))
                .hasMessageContaining("10.0.0.0/33");
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String addresses = NAMES.get(host.toLowerCase(java.util.Locale.ROOT));
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return Arrays.stream(addresses.split(" ")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
