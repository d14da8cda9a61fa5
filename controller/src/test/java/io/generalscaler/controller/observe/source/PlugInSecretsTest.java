package io.generalscaler.controller.observe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.generalscaler.api.source.MetricEndpoint;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.controller.observe.secret.FixedSecrets;
import io.generalscaler.reach.address.AddressPolicy;
import io.generalscaler.reach.address.Destination;
import io.generalscaler.reach.address.GuardedAddresses;
import io.generalscaler.reach.http.OutboundHttp;
import io.generalscaler.reach.secret.LoginForm;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.Scope;
import io.generalscaler.sources.spi.SourceContext;
import io.generalscaler.sources.spi.SourceException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Admission asks for the author's right to a Secret only where the schema says that one is named. */
final class PlugInSecretsTest {
    private static final SecretKey KEY = new SecretKey("login", "password");
    private static final Destination THERE = new Destination("somewhere", 1);

    private final AddressPolicy addresses =
            new AddressPolicy(List.of(), GuardedAddresses.NONE, host -> new InetAddress[0]);
    private final SourceContext context = new SourceContext(
            addresses,
            new FixedSecrets().with("login", Map.of("password", "hunter2")),
            new OutboundHttp(addresses),
            InstantSource.system());

    @Test
    void aTypeWithABlockReadsTheSecretsThatItNames() throws Exception {
        assertThat(given("prometheus").login(KEY, LoginForm.PASSWORD, THERE)).isEqualTo("hunter2");
    }

    @Test
    void aPlugInReadsNone() {
        assertThatThrownBy(() -> given("tide").login(KEY, LoginForm.PASSWORD, THERE))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the settings of a plug-in can name no Secret");
    }

    /** What the opener of a type is given. */
    private SourceContext given(String type) {
        List<SourceContext> seen = new ArrayList<>();
        MetricSourceOpener opener = new MetricSourceOpener() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public MetricSource open(MetricEndpoint endpoint, Scope scope, SourceContext context) {
                seen.add(context);
                throw new IllegalStateException("nothing is to be read");
            }
        };
        SourceKey key = new SourceKey(new Somewhere(type), new Scope(Optional.of("default"), Optional.empty()));
        assertThatThrownBy(() -> MetricSourceOpeners.of(List.of(opener)).open(key, context.within(key.scope())))
                .hasMessage("nothing is to be read");
        return seen.getFirst();
    }

    private record Somewhere(String type) implements MetricEndpoint {
        @Override
        public String address() {
            return "somewhere:1";
        }

        @Override
        public String describe() {
            return "something";
        }

        @Override
        public Sharing sharing() {
            return Sharing.NAMESPACE;
        }
    }
}
