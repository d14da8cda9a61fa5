package io.generalscaler.webhook.serve;

import io.generalscaler.webhook.review.HttpProblem;
import io.generalscaler.webhook.serve.WebhookMetrics.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** What became of a request's body. */
sealed interface ArrivingBody {
    int CHUNK_BYTES = 16 * 1024;

    /** All of it is here. */
    @SuppressWarnings("ArrayRecordComponent")
    record Complete(byte[] bytes) implements ArrivingBody {}

    /** The rest of it is not worth reading, so the connection cannot be used again. */
    record Refused(Outcome outcome, HttpProblem problem) implements ArrivingBody {}

    /** Reads {@code in} to its end, as long as {@code pass} has room for what arrives. */
    static ArrivingBody read(InputStream in, RequestGate.Pass pass, int maxBytes) throws IOException {
        var body = new ByteArrayOutputStream(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (body.size() + read > maxBytes) {
                    return new Refused(Outcome.TOO_LARGE, HttpProblem.TOO_LARGE);
                }
                if (!pass.charge(read)) {
                    return new Refused(Outcome.BUSY, HttpProblem.BUSY);
                }
                body.write(chunk, 0, read);
            }
            return new Complete(body.toByteArray());
        } catch (IOException | RuntimeException e) {
            if (!isTooSlow(e)) {
                throw e;
            }
            return pass.charge(0)
                    ? new Refused(Outcome.TOO_SLOW, HttpProblem.TOO_SLOW)
                    : new Refused(Outcome.BUSY, HttpProblem.BUSY);
        }
    }

    private static boolean isTooSlow(Throwable failure) {
        for (Optional<Throwable> each = Optional.of(failure); each.isPresent(); each = each.map(Throwable::getCause)) {
            if (each.get() instanceof TimeoutException
                    || (each.get() instanceof HttpException http && http.getCode() == HttpStatus.REQUEST_TIMEOUT_408)) {
                return true;
            }
        }
        return false;
    }
}
