package io.generalscaler.controller.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a bench ran on. */
final class Machine {

    private Machine() {}

    /** The processor's name; empty where the system does not say. */
    static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return !Files.isReadable(file)
                ? ""
                : Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse("");
    }
}
