package io.generalscaler.reach.http;

import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@link Arrival} what is arriving, and asks for the end of connections that have brought much: TLS keeps some of what servers send for as
 * long as a connection is open.
 */
final class AnswerParts implements Interceptor {

    /** A hundred ordinary answers and the handshake. */
    private static final long WORN_OUT = 64 * 1024;

    private final Map<Connection, AtomicLong> arrived = new WeakHashMap<>();

    @Override
    public Response intercept(Chain chain) throws IOException {
        Arrival arrival = Arrival.CURRENT.get();
        Connection connection = chain.connection();
        Request request = isWornOut(connection)
                ? chain.request().newBuilder().header("Connection", "close").build()
                : chain.request();
        arrival.expect(Arrival.Part.HEADER);
        Response response = chain.proceed(request);
        arrival.expect(Arrival.Part.BODY);
        remember(connection, arrival.ofConnection());
        return response;
    }

    private synchronized boolean isWornOut(@Nullable Connection connection) {
        AtomicLong bytes = arrived.get(connection);
        return bytes != null && bytes.get() > WORN_OUT;
    }

    private synchronized void remember(@Nullable Connection connection, AtomicLong bytes) {
        if (connection != null) {
            arrived.putIfAbsent(connection, bytes);
        }
    }
}
