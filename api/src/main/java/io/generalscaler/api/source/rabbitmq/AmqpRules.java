package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HostName;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.RabbitMqAuthRef;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes with protocol Amqp. */
final class AmqpRules {
    private AmqpRules() {}

    /**
     * Where to ask; empty where a violation was reported.
     *
     * @param vhost empty where it is none
     */
    static Optional<RabbitMqEndpoint.Amqp> endpoint(RabbitMqSource source, Optional<String> vhost, Problems here) {
        if (source.serverAddress() != null) {
            here.at("serverAddress")
                    .forbidden(
                            "goes with protocol Management, and protocol is Amqp; host and port say where the broker is");
        }
        if (source.queuePattern() != null) {
            here.at("queuePattern").forbidden("goes with protocol Management: Amqp asks for one queue");
        }
        checkCount(source.count(), here.at("count"));
        Optional<Tls> tls = TlsRules.compile(source.tls(), here.at("tls"));
        Optional<Login.Password> login = login(source.authRef(), here.at("authRef"));
        if (login.isPresent() && tls.isEmpty()) {
            here.at("authRef").warn("the password is sent in the clear; tls: {} encrypts it");
        }
        Optional<String> host = host(source.host(), here.at("host"));
        if (host.isEmpty() || vhost.isEmpty() || login.isEmpty()) {
            return Optional.empty();
        }
        int usual = tls.isPresent() ? RabbitMqSource.DEFAULT_TLS_PORT : RabbitMqSource.DEFAULT_PORT;
        return Optional.of(new RabbitMqEndpoint.Amqp(
                host.get(),
                source.port() == null ? usual : source.port(),
                vhost.get(),
                login.get(),
                tls.map(block -> TlsRules.of(block, host.get()))));
    }

    /** Who scales by ready messages alone should know it. */
    private static void checkCount(@Nullable String count, Problems here) {
        String why =
                ": over AMQP nobody sees what consumers have taken and not acknowledged; protocol Management counts both";
        if (count == null) {
            here.required("is required with protocol Amqp, and must be Ready" + why);
        } else if (count.equals("Total")) {
            here.invalid(count, "must be Ready with protocol Amqp" + why);
        }
    }

    private static Optional<String> host(@Nullable String host, Problems here) {
        if (host == null) {
            here.required("is required with protocol Amqp: the broker's host, such as rabbitmq");
            return Optional.empty();
        }
        if (!here.isBroken()) {
            HostName.fault(host).ifPresent(message -> here.invalid(host, message));
        }
        return Optional.of(host);
    }

    private static Optional<Login.Password> login(@Nullable RabbitMqAuthRef ref, Problems here) {
        if (ref == null) {
            here.required("is required with protocol Amqp: the Secret that holds user name and password");
            return Optional.empty();
        }
        if ("OAuth2".equals(ref.type())) {
            here.at("type").forbidden("OAuth2 goes with protocol Management, and protocol is Amqp");
            return Optional.empty();
        }
        return LoginRules.compile(ref, here)
                .filter(Login.Password.class::isInstance)
                .map(Login.Password.class::cast);
    }
}
