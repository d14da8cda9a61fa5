package io.generalscaler.reach.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressPolicyTest {

    private static final Map<String, String> NAMES = Map.of(
            "redis.shop.svc", "10.0.0.5",
            "localhost", "127.0.0.1",
            "localhost.", "127.0.0.1",
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
                "letters in any case,                       LOCALHOST,              Localhost,            true",
                "the dot that ends a full name,             localhost.,             localhost,            true",
                "loopback in a range that covers its own,   127.0.0.1,              0.0.0.0/0,            false",
                "loopback of IPv6 in a wide range,          ::1,                    ::/0,                 false",
                "metadata in a range that covers its own,   169.254.169.254,        169.254.0.0/15,       false",
                "metadata in a range inside its own,        169.254.169.254,        169.254.169.0/24,     true",
                "metadata in its whole range,               169.254.169.254,        169.254.0.0/16,       true",
                "metadata beside a range inside its own,    169.254.169.254,        169.254.170.0/24,     false",
                "the API server in a wide range,            10.96.0.1,              10.0.0.0/8,           false",
                "the API server in a narrow range,          10.96.0.1,              10.96.0.0/31,         false",
                "the API server by its own address,         10.96.0.1,              10.96.0.1,            true",
                "the API server by its host,                kubernetes.default.svc, kubernetes.default.svc, true",
                "the API server by a wildcard,              kubernetes.default.svc, *.default.svc,        false",
                "an endpoint of the API server,             172.18.0.2,             -,                    false",
                "an endpoint of the API server in a range,  172.18.0.2,             172.18.0.0/16,        false",
                "a neighbour of the API server in a range,  172.18.0.3,             172.18.0.0/16,        true",
                "the controller itself,                     10.1.2.3,               -,                    false",
                "the controller itself in a wide range,     10.1.2.3,               10.0.0.0/8,           false",
                "the controller itself by its address,      10.1.2.3,               10.1.2.3,             true",
                "the controller itself in IPv6,             fd00:1::7,              fd00::/8,             false",
                "loopback in a compatible address,          ::127.0.0.1,            -,                    false",
                "loopback in a mapped address,              ::ffff:7f00:1,          ::/0,                 false",
                "loopback in a translated address,          ::ffff:0:127.0.0.1,     -,                    false",
                "loopback behind NAT64,                     64:ff9b::7f00:1,        -,                    false",
                "loopback behind NAT64 in a wide range,     64:ff9b::7f00:1,        64:ff9b::/96,         false",
                "loopback behind NAT64 by its own address,  64:ff9b::7f00:1,        64:ff9b::7f00:1,      true",
                "metadata behind local NAT64 of /96,        64:ff9b:1::a9fe:a9fe,   -,                    false",
                "metadata behind local NAT64 of /64,        64:ff9b:1:0:a9:fea9:fe00::, -,                false",
                "metadata behind local NAT64 of /56,        64:ff9b:1:a9:fe:a9fe::, -,                    false",
                "metadata behind local NAT64 of /48,        64:ff9b:1:a9fe:a9:fe00::, -,                  false",
                "a host behind local NAT64,                 64:ff9b:1::5db8:d822,   -,                    true",
                "loopback in 6to4,                          2002:7f00:1::,          -,                    false",
                "a host in 6to4,                            2002:5db8:d822::1,      -,                    true",
                "loopback as the client of Teredo,          2001:0:4136:e378:8000:63bf:80ff:fffe, -,      false",
                "metadata as the server of Teredo,          2001:0:a9fe:a9fe:8000:63bf:3fff:fdd2, -,      false",
                "a host behind Teredo,                      2001:0:4136:e378:8000:63bf:3fff:fdd2, -,      true",
                "loopback in ISATAP,                        2001:db8::5efe:7f00:1,  -,                    false",
                "loopback in ISATAP with the other bit,     2001:db8::200:5efe:7f00:1, -,                 false",
                "the API server behind NAT64,               64:ff9b::a60:1,         -,                    false",
                "the API server behind NAT64 in a range,    64:ff9b::a60:1,         10.0.0.0/8,           false",
                "a host behind NAT64 in a range,            64:ff9b::a00:5,         10.0.0.0/29,          true",
                "an ordinary host of IPv6,                  2001:db8::7,            -,                    true",
                "an ordinary host of IPv6 in a range,       2001:db8::7,            2001:db8::/32,        true"
            })
    void admits(String name, String host, String rules, boolean admitted) throws Exception {
        AddressPolicy policy = policy(rules);
        if (admitted) {
            assertThat(policy.admit(host)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> policy.admit(host)).isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void keepsTheNameWithTheAddress() throws Exception {
        AddressPolicy policy = new AddressPolicy(List.of(), GuardedAddresses.NONE, AddressPolicyTest::resolve);
        assertThat(policy.admit("redis.shop.svc").getFirst()).hasToString("redis.shop.svc/10.0.0.5");
    }

    @Test
    void refusesARuleThatIsNoRange() {
        assertThatThrownBy(() ->
                        new AddressPolicy(List.of("10.0.0.0/33"), GuardedAddresses.NONE, AddressPolicyTest::resolve))
                .hasMessageContaining("10.0.0.0/33");
    }

    @ParameterizedTest(name = "{0}: {1} with rules [{2}] is admitted by its name: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "an ordinary host,                     prometheus.example,       -,                true",
                "a name that would not resolve here,   nobody.example,           -,                true",
                "loopback by address,                  127.0.0.1,                -,                false",
                "loopback by address in a wide range,  127.0.0.1,                0.0.0.0/0,        false",
                "loopback by name,                     localhost,                -,                false",
                "loopback by a name below it,          a.localhost,              -,                false",
                "loopback by name in a wide range,     localhost,                127.0.0.0/8,      false",
                "loopback by name when it is written,  localhost,                localhost,        true",
                "loopback in an old spelling,          127.1,                    -,                false",
                "loopback as one number,               2130706433,               -,                false",
                "loopback in hexadecimal,              0x7f000001,               -,                false",
                "loopback in octal,                    0177.0.0.01,              -,                false",
                "the API server's usual name,          kubernetes.default.svc,   -,                false",
                "the API server's name by a wildcard,  kubernetes.default.svc,   *,                false",
                "a cloud's metadata by name,           metadata.google.internal, -,                false",
                "a host that matches a wildcard,       a.example,                *.example,        true",
                "a host that matches no rule,          a.test,                   *.example,        false",
                "a host where only ranges are allowed, a.example,                10.0.0.0/8,       false",
                "an address in a range,                10.0.0.9,                 10.0.0.0/8,       true",
                "an address beside a range,            11.0.0.9,                 10.0.0.0/8,       false"
            })
    void admitsNames(String name, String host, String rules, boolean admitted) throws Exception {
        AddressPolicy policy = policy(rules);
        if (admitted) {
            policy.admitName(host);
        } else {
            assertThatThrownBy(() -> policy.admitName(host)).isInstanceOf(AddressRefusedException.class);
        }
    }

    private static AddressPolicy policy(String rules) {
        return new AddressPolicy(
                rules == null ? List.of() : Arrays.asList(rules.split(" ")), new Guarded(), AddressPolicyTest::resolve);
    }

    private record Guarded() implements GuardedAddresses {
        @Override
        public Set<InetAddress> apiServer() {
            return Set.of(InetAddress.ofLiteral("10.96.0.1"), InetAddress.ofLiteral("172.18.0.2"));
        }

        @Override
        public Set<InetAddress> own() {
            return Set.of(InetAddress.ofLiteral("10.1.2.3"), InetAddress.ofLiteral("fd00:1::7"));
        }
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        String addresses = NAMES.get(host.toLowerCase(Locale.ROOT));
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return Arrays.stream(addresses.split(" ")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
