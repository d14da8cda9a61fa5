package io.generalscaler.examples.demo.load;

import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.stream.IntStream;

/** Producers push jobs into a Redis list; each ready worker takes some of them off, at a steady rate. */
public final class JobQueue implements Scenario {

    private final String workload;
    private final RedisCommands<String, String> redis;
    private final String list;
    private final Wave wave;
    private final Rates rates;
    private double owedJobs;
    private double owedWork;

    /**
     * Jobs a second.
     *
     * @param quiet pushed while the load is quiet
     * @param peak pushed on the plateau
     * @param perWorker done by one ready worker
     */
    public record Rates(double quiet, double peak, double perWorker) {}

    public JobQueue(String workload, RedisCommands<String, String> redis, String list, Wave wave, Rates rates) {
        this.workload = workload;
        this.redis = redis;
        this.list = list;
        this.wave = wave;
        this.rates = rates;
    }

    @Override
    public String workload() {
        return workload;
    }

    @Override
    public void advance(Duration elapsed, Duration tick, int readyReplicas) {
        double seconds = tick.toMillis() / 1000.0;
        double perSecond = rates.quiet() + (rates.peak() - rates.quiet()) * wave.at(elapsed);
        owedJobs += perSecond * seconds;
        int jobs = (int) owedJobs;
        owedJobs -= jobs;
        if (jobs > 0) {
            redis.rpush(list, IntStream.range(0, jobs).mapToObj(n -> "job").toArray(String[]::new));
        }
        // Idle workers do not save up their time.
        owedWork = Math.min(owedWork, 1) + readyReplicas * rates.perWorker() * seconds;
        int work = (int) owedWork;
        owedWork -= work;
        if (work > 0) {
            redis.lpop(list, work);
        }
    }
}
