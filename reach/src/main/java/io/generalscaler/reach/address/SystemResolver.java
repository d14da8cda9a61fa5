package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's resolver on platform threads. The system's lookup blocks inside native code, which would hold on to a carrier thread: a slow
 * name server must not stop every virtual thread of a small machine. A lookup that nobody waits for keeps its thread until the system
 * gives up, so each namespace has one at most.
 */
public final class SystemResolver implements HostResolver, AutoCloseable {

    /** Namespaces for which a name is looked up at the same time. */
    private static final int THREADS = 32;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            // The cache knows that one has ended a moment before its thread is free.
            2 * THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("resolve-", 0).factory());

    private final NameCache cache = new NameCache(InetAddress::getAllByName, threads, THREADS, System::nanoTime);

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException, InterruptedException {
        return cache.resolve(host);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
