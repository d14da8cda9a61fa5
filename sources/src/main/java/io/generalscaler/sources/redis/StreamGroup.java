package io.generalscaler.sources.redis;

import java.util.OptionalLong;

/**
 * What Redis tells of a consumer group.
 *
 * @param isThere whether the stream has such a group
 * @param pending entries that were given out and are not acknowledged; empty where the answer lacks it
 * @param tellsLag whether the server knows lags at all
 * @param lag entries that were not given out yet; empty where Redis cannot tell
 */
record StreamGroup(boolean isThere, OptionalLong pending, boolean tellsLag, OptionalLong lag) {

    static final StreamGroup NONE = new StreamGroup(false, OptionalLong.empty(), false, OptionalLong.empty());

    StreamGroup found() {
        return new StreamGroup(true, pending, tellsLag, lag);
    }

    StreamGroup withPending(OptionalLong count) {
        return new StreamGroup(isThere, count, tellsLag, lag);
    }

    StreamGroup withLag(OptionalLong count) {
        return new StreamGroup(isThere, pending, true, count);
    }
}
