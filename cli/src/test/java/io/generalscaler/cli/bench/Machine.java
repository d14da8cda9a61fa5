package io.generalscaler.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a bench ran, and what its child processes cost: neighbours on a machine make them wait, not work. */
final class Machine {
    /** In which the kernel counts; the same on every Linux. */
    private static final double TICKS_PER_SECOND = 100;

    private Machine() {}

    /** One line for a report. */
    static String described() {
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %s, Java %s, AOT cache %s, load %.1f",
                Runtime.getRuntime().availableProcessors(),
                model(),
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                Files.exists(Path.of("cli/target/gscale.aot")) ? "present" : "absent",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The processor time of all children that have ended, in seconds; NaN where the kernel does not tell. */
    static double childSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // cutime and cstime, the 16th and 17th; the third is the first after the name.
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
