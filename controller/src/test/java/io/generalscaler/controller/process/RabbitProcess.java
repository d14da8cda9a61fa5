package io.generalscaler.controller.process;

import io.generalscaler.devcluster.command.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A real RabbitMQ with its management API, over HTTP and over TLS, and all that it needs beside it. */
public final class RabbitProcess extends ChildProcess {

    /** Who may do everything; a broker lets this one in from its own machine only. */
    public static final String ADMIN = "guest";

    private static final String SERVER = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private final List<String> settings = new ArrayList<>();
    private final PortMapper names = new PortMapper();
    private final int nodePort = FreePorts.free();
    private final int tlsPort = FreePorts.free();
    private final int amqpPort = FreePorts.free();
    private final int amqpTlsPort = FreePorts.free();
    private final HttpClient http = HttpClient.newHttpClient();

    private RabbitProcess(TestCertificates certificates) {
        super("rabbitmq");
        try {
            Files.writeString(folder().resolve("server.crt"), certificates.serverPem());
            Files.writeString(folder().resolve("server.key"), certificates.serverKeyPem());
            Files.writeString(folder().resolve("ca.crt"), certificates.caPem());
            Files.writeString(folder().resolve("enabled_plugins"), "[rabbitmq_management].");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.addAll(List.of(
                "listeners.tcp.1 = 127.0.0.1:" + amqpPort,
                "listeners.ssl.1 = 127.0.0.1:" + amqpTlsPort,
                "ssl_options.cacertfile = " + folder().resolve("ca.crt"),
                "ssl_options.certfile = " + folder().resolve("server.crt"),
                "ssl_options.keyfile = " + folder().resolve("server.key"),
                "management.tcp.ip = 127.0.0.1",
                "management.tcp.port = " + port(),
                "management.ssl.ip = 127.0.0.1",
                "management.ssl.port = " + tlsPort,
                "management.ssl.cacertfile = " + folder().resolve("ca.crt"),
                "management.ssl.certfile = " + folder().resolve("server.crt"),
                "management.ssl.keyfile = " + folder().resolve("server.key")));
    }

    /** With these certificates. */
    public static RabbitProcess with(TestCertificates certificates) {
        return new RabbitProcess(certificates);
    }

    /** The same without statistics, as the images that most people run have it. */
    public RabbitProcess withoutStatistics() {
        settings.add("management_agent.disable_metrics_collector = true");
        return this;
    }

    /** Where the management API is served over TLS. */
    public int tlsPort() {
        return tlsPort;
    }

    /** Where the broker itself is reached. */
    public int amqpPort() {
        return amqpPort;
    }

    /** The same over TLS. */
    public int amqpTlsPort() {
        return amqpTlsPort;
    }

    /** Starts it for the first time. */
    public RabbitProcess started() {
        names.start();
        start();
        return this;
    }

    @Override
    List<String> command() throws IOException {
        Files.write(folder().resolve("rabbitmq.conf"), settings);
        return List.of(
                "env",
                "HOME=" + folder(),
                // Whose first process is the broker itself, which can then be stopped and frozen.
                "RUNNING_UNDER_SYSTEMD=true",
                "RABBITMQ_NODENAME=generalscaler" + nodePort + "@localhost",
                "RABBITMQ_MNESIA_BASE=" + folder().resolve("data"),
                "RABBITMQ_LOG_BASE=" + folder().resolve("logs"),
                "RABBITMQ_PID_FILE=" + folder().resolve("pid"),
                "RABBITMQ_CONFIG_FILE=" + folder().resolve("rabbitmq.conf"),
                "RABBITMQ_ENABLED_PLUGINS_FILE=" + folder().resolve("enabled_plugins"),
                "RABBITMQ_DIST_PORT=" + nodePort,
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1}",
                "ERL_EPMD_PORT=" + names.port(),
                "ERL_EPMD_ADDRESS=127.0.0.1",
                SERVER);
    }

    @Override
    boolean ready() {
        try {
            return send("GET", "/api/queues/%2F", "").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Asks the management API as the administrator, and gives what it answered. */
    public String manage(String method, String path, String json) {
        HttpResponse<String> answer = send(method, path, json);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": HTTP " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Declares a queue of this type, in a virtual host that there is. */
    public void queue(String vhost, String queue, String type) {
        manage(
                "PUT",
                "/api/queues/" + encoded(vhost) + "/" + encoded(queue),
                "{\"durable\": true, \"arguments\": {\"x-queue-type\": \"" + type + "\"}}");
    }

    /** Puts messages into a queue. */
    public void publish(String vhost, String queue, int messages) {
        for (int i = 0; i < messages; i++) {
            String routed = manage(
                    "POST",
                    "/api/exchanges/" + encoded(vhost) + "/amq.default/publish",
                    "{\"properties\": {\"delivery_mode\": 2}, \"routing_key\": \"" + queue
                            + "\", \"payload\": \"job\", \"payload_encoding\": \"string\"}");
            if (!routed.contains("true")) {
                throw new AssertionError(routed);
            }
        }
    }

    /** Adds a user with the tag management, who may configure, write and read nothing of a virtual host. */
    public void onlooker(String vhost, String name, String password) {
        manage("PUT", "/api/users/" + name, "{\"password\": \"" + password + "\", \"tags\": \"management\"}");
        manage(
                "PUT",
                "/api/permissions/" + encoded(vhost) + "/" + name,
                "{\"configure\": \"^$\", \"write\": \"^$\", \"read\": \"^$\"}");
    }

    private HttpResponse<String> send(String method, String path, String json) {
        String login = Base64.getEncoder().encodeToString((ADMIN + ":" + ADMIN).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
        super.close();
        names.close();
    }

    /** Erlang's epmd: started by itself, it would stay for good. */
    private static final class PortMapper extends ChildProcess {
        PortMapper() {
            super("epmd");
        }

        @Override
        List<String> command() {
            return List.of("epmd", "-port", String.valueOf(port()), "-address", "127.0.0.1");
        }
    }
}
