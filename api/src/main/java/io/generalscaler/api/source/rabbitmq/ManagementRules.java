package io.generalscaler.api.source.rabbitmq;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.RabbitMqSource;
import java.net.URI;
import java.util.Optional;

/** What goes with protocol Management. */
final class ManagementRules {
    static final String EXAMPLE = "http://rabbitmq:15672";

    private ManagementRules() {}

    /** Where to ask; empty where a violation was reported. */
    static Optional<RabbitMqEndpoint.Management> endpoint(RabbitMqSource source, Problems here) {
        if (source.host() != null) {
            here.at("host").forbidden(goesWithAmqp());
        }
        if (source.port() != null) {
            here.at("port").forbidden(goesWithAmqp());
        }
        Optional<URI> server = server(source, here.at("serverAddress"));
        Optional<Tls> tls = TlsRules.ofHttp(source.tls(), server, "serverAddress", here.at("tls"));
        Optional<Login> login = LoginRules.compile(source.authRef(), here.at("authRef"));
        if (source.authRef() == null) {
            here.at("authRef")
                    .warn("is not given, and RabbitMQ answers nobody without a login; only a proxy that adds one does");
        }
        if (login.isPresent() && server.isPresent() && !HttpAddress.isEncrypted(server.get())) {
            here.at("authRef").warn("the login is sent in the clear; an https address encrypts it");
        }
        return server.map(address -> new RabbitMqEndpoint.Management(address, login, tls));
    }

    private static Optional<URI> server(RabbitMqSource source, Problems here) {
        String address = source.serverAddress();
        if (address == null) {
            here.required("is required with protocol Management: where the management API is, such as " + EXAMPLE);
            return Optional.empty();
        }
        return HttpAddress.read(withoutSlashes(address), EXAMPLE, here);
    }

    private static String goesWithAmqp() {
        return "goes with protocol Amqp, and protocol is Management; serverAddress says where the management API is";
    }

    private static String withoutSlashes(String address) {
        int last = address.length();
        while (last > 0 && address.charAt(last - 1) == '/') {
            last--;
        }
        return address.substring(0, last);
    }
}
