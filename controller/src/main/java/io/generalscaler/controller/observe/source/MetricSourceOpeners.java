package io.generalscaler.controller.observe.source;

import io.generalscaler.api.source.MetricSources;
import io.generalscaler.process.log.WithoutMessages;
import io.generalscaler.sources.spi.MetricSource;
import io.generalscaler.sources.spi.MetricSourceOpener;
import io.generalscaler.sources.spi.SourceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The openers of all metric types that are installed. */
public final class MetricSourceOpeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricSourceOpeners.class);

    private final Map<String, MetricSourceOpener> byType = new HashMap<>();

    /** The types that have a block of their own in the schema; the others are plug-ins. */
    private final Set<String> blocks = MetricSources.installed().blocks().keySet();

    private MetricSourceOpeners(Iterable<MetricSourceOpener> openers) {
        for (MetricSourceOpener opener : openers) {
            MetricSourceOpener other = byType.putIfAbsent(opener.type(), opener);
            if (other != null) {
                throw new IllegalArgumentException("metrics of type '" + opener.type() + "' are read by both "
                        + opener.getClass().getName() + " and "
                        + other.getClass().getName());
            }
        }
    }

    /** These and no others. */
    public static MetricSourceOpeners of(Iterable<MetricSourceOpener> openers) {
        return new MetricSourceOpeners(openers);
    }

    /**
     * Those on the class path, and more.
     *
     * @param ours made by hand, because they need more of the controller than a plug-in may have
     */
    public static MetricSourceOpeners installed(MetricSourceOpener... ours) {
        List<MetricSourceOpener> all = new ArrayList<>(List.of(ours));
        ServiceLoader.load(MetricSourceOpener.class).forEach(all::add);
        return of(all);
    }

    /** The types that can be read. */
    public Set<String> types() {
        return Set.copyOf(byType.keySet());
    }

    /**
     * A client; a plug-in may throw whatever it likes.
     *
     * @param within its own context
     */
    MetricSource open(SourceKey key, SourceContext within) {
        MetricSourceOpener opener = byType.get(key.endpoint().type());
        if (opener == null) {
            throw new IllegalStateException(
                    "nothing reads the type " + key.endpoint().type());
        }
        boolean plugIn = !blocks.contains(key.endpoint().type());
        MetricSource source = opener.open(key.endpoint(), key.scope(), plugIn ? within.withoutSecrets() : within);
        if (source == null) {
            throw new IllegalStateException("the opener gives no source");
        }
        return source;
    }

    @Override
    public void close() {
        for (MetricSourceOpener opener : byType.values()) {
            try {
                opener.close();
            } catch (Throwable e) {
                LOG.atWarn()
                        .addKeyValue("type", opener.type())
                        .setCause(WithoutMessages.of(e))
                        .log("A metric plug-in could not be closed");
            }
        }
    }
}
