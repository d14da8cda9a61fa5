package io.generalscaler.sources.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.MalformedFrameException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ProtocolVersionMismatchException;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.UnexpectedFrameError;
import com.rabbitmq.client.UnknownClassOrMethodId;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns what the client threw into a reason. What a broker said is looked at, and never quoted. */
final class AmqpFailure {

    private AmqpFailure() {}

    /** Why there is no connection, or a question has no answer: the deepest cause that means something is what happened first. */
    static SourceException of(@Nullable Throwable thrown) {
        Optional<SourceException> found = Optional.empty();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<SourceException> meant = meaning(cause);
            if (meant.isPresent()) {
                found = meant;
            }
        }
        return found.orElseGet(
                () -> new SourceException(FailureReason.ConnectionLost, "the connection to RabbitMQ broke"));
    }

    private static Optional<SourceException> meaning(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case AuthenticationFailureException _, PossibleAuthenticationFailureException _ ->
                        new SourceException(FailureReason.Unauthorized, "RabbitMQ refused the login");
                    case ShutdownSignalException signal -> said(signal);
                    case SSLException _ ->
                        new SourceException(FailureReason.Unreachable, "the TLS handshake with RabbitMQ failed");
                    case ConnectException _, NoRouteToHostException _ ->
                        new SourceException(FailureReason.Unreachable, "no connection to RabbitMQ");
                    case SocketTimeoutException _, TimeoutException _ ->
                        new SourceException(FailureReason.Timeout, "RabbitMQ did not answer in time");
                    case MalformedFrameException _,
                            ProtocolVersionMismatchException _,
                            UnexpectedFrameError _,
                            UnknownClassOrMethodId _,
                            IllegalStateException _,
                            StackOverflowError _ ->
                        new SourceException(FailureReason.BadAnswer, "the answer is not AMQP 0-9-1");
                    default -> null;
                });
    }

    private static @Nullable SourceException said(ShutdownSignalException signal) {
        return switch (signal.getReason()) {
            case AMQP.Channel.Close close -> refused(close.getReplyCode(), close.getReplyText());
            case AMQP.Connection.Close close
            when !signal.isInitiatedByApplication() -> refused(close.getReplyCode(), close.getReplyText());
            case null, default -> null;
        };
    }

    private static @Nullable SourceException refused(int code, String text) {
        return switch (code) {
            case AMQP.NOT_FOUND ->
                text.contains("inaccessible")
                        ? new SourceException(FailureReason.PartialAnswer, "the queue is down")
                        : new SourceException(FailureReason.NotFound, "there is no such queue in the virtual host");
            case AMQP.NOT_ALLOWED ->
                text.contains("not found")
                        ? new SourceException(FailureReason.NotFound, "there is no such virtual host")
                        : new SourceException(
                                FailureReason.Unauthorized, "RabbitMQ lets the login not into the virtual host");
            case AMQP.ACCESS_REFUSED -> new SourceException(FailureReason.Unauthorized, "RabbitMQ refused the login");
            case AMQP.RESOURCE_LOCKED ->
                new SourceException(
                        FailureReason.QueryRejected,
                        "the queue belongs to one connection alone, and tells others nothing");
            case AMQP.INTERNAL_ERROR, AMQP.RESOURCE_ERROR, AMQP.CONNECTION_FORCED ->
                new SourceException(FailureReason.SourceError, "RabbitMQ cannot serve now (code " + code + ")");
            default -> null;
        };
    }
}
