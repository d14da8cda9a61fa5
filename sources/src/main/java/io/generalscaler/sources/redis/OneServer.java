package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.SourceException;

/** One server, which answers for itself. */
final class OneServer implements Redis {

    private final RedisServer server;

    OneServer(RedisServer server) {
        this.server = server;
    }

    @Override
    public <T> T ask(RedisCall<T> call, long deadline) throws SourceException, InterruptedException {
        try {
            return server.ask(call, deadline);
        } catch (RefusedException e) {
            throw RedisError.of(e.error(), call);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
