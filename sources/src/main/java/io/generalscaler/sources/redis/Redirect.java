package io.generalscaler.sources.redis;

import io.generalscaler.api.source.redis.RedisServers;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.util.Optional;

/**
 * Where a node of a cluster sends a question on: {@code MOVED 3999 10.0.0.7:6379}, for good, or {@code ASK …}, for this time.
 *
 * @param to the other node
 * @param isForGood whether to ask it first from now on
 */
record Redirect(RedisServers.One to, boolean isForGood) {

    private static final int WORDS = 3;

    /**
     * What an error says.
     *
     * @param from who said it: a node that does not know its cluster's address leaves the host out
     * @return empty where it is another error
     */
    static Optional<Redirect> of(String error, RedisServers.One from) throws SourceException {
        boolean isMoved = error.startsWith("MOVED ");
        if (!isMoved && !error.startsWith("ASK ")) {
            return Optional.empty();
        }
        String[] words = error.split(" ", WORDS);
        String address = words[words.length - 1];
        int colon = address.lastIndexOf(':');
        Optional<RedisServers.One> to = words.length == WORDS && colon >= 0
                ? GivenServer.of(colon == 0 ? from.host() : address.substring(0, colon), address.substring(colon + 1))
                : Optional.empty();
        return Optional.of(new Redirect(
                to.orElseThrow(() ->
                        new SourceException(FailureReason.BadAnswer, "the cluster does not say where the key is")),
                isMoved));
    }
}
