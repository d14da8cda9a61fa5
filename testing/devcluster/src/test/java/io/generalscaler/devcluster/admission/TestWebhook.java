package io.generalscaler.devcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.generalscaler.devcluster.pki.CertificateAuthority;
import io.generalscaler.devcluster.pki.Credential;
import io.generalscaler.devcluster.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A webhook on an ephemeral loopback port with a certificate of its own authority; remembers what it was asked. */
final class TestWebhook implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpsServer server;
    private final String caBundle;
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    /** What is sent back. */
    record Reply(int code, String body) {}

    TestWebhook(Function<JsonNode, Reply> answers) {
        try {
            CertificateAuthority authority = new CertificateAuthority();
            Credential leaf = authority.server(List.of("hook.prod.svc"), List.of("127.0.0.1"));
            this.caBundle = base64(Pem.of(authority.certificate()));
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls(leaf)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                JsonNode question = MAPPER.readTree(exchange.getRequestBody());
                questions.add(question);
                queries.add(exchange.getRequestURI().getQuery());
                Reply reply = answers.apply(question);
                byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.code(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reply allow(JsonNode question) {
        return reply(question, response -> response.put("allowed", true));
    }

    static Reply patch(JsonNode question, String patch) {
        return reply(
                question,
                response -> response.put("allowed", true)
                        .put("patchType", "JSONPatch")
                        .put("patch", base64(patch)));
    }

    static Reply reply(JsonNode question, Consumer<ObjectNode> response) {
        ObjectNode review = MAPPER.createObjectNode();
        review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
        ObjectNode body = review.putObject("response");
        body.put("uid", question.path("request").path("uid").asText());
        response.accept(body);
        return new Reply(200, review.toString());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "https://127.0.0.1:" + port() + "/hook";
    }

    String caBundle() {
        return caBundle;
    }

    List<JsonNode> questions() {
        return questions;
    }

    List<String> queries() {
        return queries;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static SSLContext tls(Credential leaf) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("leaf", leaf.key(), new char[0], new Certificate[] {leaf.certificate()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
