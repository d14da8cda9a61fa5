package io.generalscaler.controller.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real ElasticMQ, which speaks the protocol of Amazon SQS and takes any signature. */
public final class ElasticMqProcess extends ChildProcess {

    private static final Path LIBRARIES = Path.of("..", "testing", "elasticmq", "target", "lib")
            .toAbsolutePath()
            .normalize();

    public ElasticMqProcess() {
        super("elasticmq");
    }

    @Override
    List<String> command() throws IOException {
        Files.writeString(folder().resolve("elasticmq.conf"), """
                include classpath("application.conf")
                node-address {protocol = http, host = localhost, port = %1$d}
                rest-sqs {enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1"}
                rest-stats {enabled = false}
                """.formatted(port()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Dconfig.file=elasticmq.conf",
                "-cp",
                LIBRARIES + "/*",
                "org.elasticmq.server.Main");
    }

    /** Calls an action of the API, and gives its answer. */
    public String call(String action, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/"))
                .header("X-Amz-Target", "AmazonSQS." + action)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(action + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError(action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(action, e);
        }
    }

    /** Makes a queue. */
    public void queue(String name) {
        call("CreateQueue", "{\"QueueName\": \"" + name + "\"}");
    }

    /** Sends a message, which may be received after so many seconds. */
    public void send(String queue, int delaySeconds) {
        call(
                "SendMessage",
                "{\"QueueUrl\": \"" + url(queue) + "\", \"MessageBody\": \"job\", \"DelaySeconds\": " + delaySeconds
                        + "}");
    }

    /** Receives a message and does not delete it. */
    public void receive(String queue) {
        call("ReceiveMessage", "{\"QueueUrl\": \"" + url(queue) + "\"}");
    }

    public String url(String queue) {
        return "http://127.0.0.1:" + port() + "/000000000000/" + queue;
    }
}
