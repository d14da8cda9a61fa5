package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made from others: a test compares them, or writes them when run with {@code -Dgenerated.write=true}. */
final class Generated {
    private static final String HOW = "%s is not what it is made from says. One command writes it anew:%n"
            + "  mvn -q -pl deploy -am test -Dtest='io.generalscaler.deploy.*Test' -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dgenerated.write=true%nand the difference belongs into a review.";

    private Generated() {}

    static void check(Path file, String content) {
        if (Boolean.getBoolean("generated.write")) {
            write(file, content);
            return;
        }
        assertThat(Files.exists(file)).as(HOW, file).isTrue();
        assertThat(read(file)).as(HOW, file).isEqualTo(content);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
