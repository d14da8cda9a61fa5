package io.generalscaler.sources.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import io.generalscaler.sources.spi.SourceException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client throws becomes a reason in our words. */
final class AmqpFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("no such queue", channel(404, "NOT_FOUND - no queue 'hidden' in vhost '/'"), "NotFound"),
                Arguments.of(
                        "a queue whose node is down",
                        channel(404, "NOT_FOUND - home node 'rabbit@hidden' of durable queue is down or inaccessible"),
                        "PartialAnswer"),
                Arguments.of("a queue of one connection", channel(405, "RESOURCE_LOCKED - hidden"), "QueryRejected"),
                Arguments.of("no right", channel(403, "ACCESS_REFUSED - hidden"), "Unauthorized"),
                Arguments.of(
                        "no such virtual host", connection(530, "NOT_ALLOWED - vhost hidden not found"), "NotFound"),
                Arguments.of(
                        "a virtual host that is closed",
                        connection(530, "NOT_ALLOWED - access to vhost 'hidden' refused for user"),
                        "Unauthorized"),
                Arguments.of("a shutdown", connection(320, "CONNECTION_FORCED - hidden"), "SourceError"),
                Arguments.of("an error of the broker", connection(541, "INTERNAL_ERROR - hidden"), "SourceError"),
                Arguments.of("a word that is not known", connection(999, "hidden"), "ConnectionLost"),
                Arguments.of("a login that is refused", new AuthenticationFailureException("hidden"), "Unauthorized"),
                Arguments.of("no TLS", new SSLHandshakeException("hidden"), "Unreachable"),
                Arguments.of("no connection", new ConnectException("hidden"), "Unreachable"),
                Arguments.of("no answer in time", new TimeoutException("hidden"), "Timeout"),
                Arguments.of("an end", new EOFException("hidden"), "ConnectionLost"),
                Arguments.of("anything else", new IllegalArgumentException("hidden"), "ConnectionLost"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("failures")
    void hasAReason(String what, Throwable thrown, String reason) {
        for (Throwable cause : new Throwable[] {thrown, new IOException("hidden", thrown)}) {
            SourceException failure = AmqpFailure.of(cause);
            assertThat(failure.reason().name()).isEqualTo(reason);
            assertThat(failure.explanation()).doesNotContain("hidden");
        }
    }

    private static ShutdownSignalException channel(int code, String text) {
        return signal(
                new AMQP.Channel.Close.Builder().replyCode(code).replyText(text).build(), false);
    }

    private static ShutdownSignalException connection(int code, String text) {
        return signal(
                new AMQP.Connection.Close.Builder()
                        .replyCode(code)
                        .replyText(text)
                        .build(),
                true);
    }

    private static ShutdownSignalException signal(Method reason, boolean ofConnection) {
        return new ShutdownSignalException(ofConnection, false, reason, AmqpFailureTest.class);
    }
}
