package io.generalscaler.sources.redis;

import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.netty.channel.EventLoopGroup;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Event loops that outlive the client that asked for them first. The default ends them with their last client, which at the moment of an
 * outage is the one that is being replaced: its late timers then meet loops that have ended, and complain.
 */
final class LastingEventLoops extends DefaultEventLoopGroupProvider {

    private final Set<Class<?>> kept = ConcurrentHashMap.newKeySet();

    LastingEventLoops(int threads) {
        super(threads);
    }

    @Override
    public <T extends EventLoopGroup> T allocate(Class<T> type) {
        if (kept.add(type)) {
            // A reference that is ours; shutdown gives it back.
            var _ = super.allocate(type);
        }
        return super.allocate(type);
    }
}
