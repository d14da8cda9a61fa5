package io.generalscaler.reach.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's resolver on a few platform threads. The system's lookup blocks inside native code, which would hold on to a
 * carrier thread: a slow name server must not stop every virtual thread of a small machine.
 */
public final class SystemResolver implements HostResolver, AutoCloseable {

    private static final int THREADS = 4;

    private final ThreadPoolExecutor threads;

    public SystemResolver() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("resolve-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException, InterruptedException {
        Future<InetAddress[]> lookup = threads.submit(() -> InetAddress.getAllByName(host));
        try {
            return lookup.get();
        } catch (ExecutionException | CancellationException e) {
            throw new UnknownHostException(host);
        } finally {
            lookup.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
