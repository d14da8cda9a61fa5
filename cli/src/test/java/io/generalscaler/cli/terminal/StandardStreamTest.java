package io.generalscaler.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardStreamTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenArrives() throws Exception {
        Path file = folder.resolve("out");
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                StandardStream stream = new StandardStream(out, "standard output")) {
            stream.write('a');
            stream.write(new byte[] {'b', 'c', 'd'}, 1, 2);
        }
        assertThat(Files.readString(file)).isEqualTo("acd");
    }

    @Test
    void aStreamThatCannotBeWrittenEndsTheCommandOnceAndIsSilentThen() throws Exception {
        FileOutputStream closed = new FileOutputStream(folder.resolve("out").toFile());
        closed.close();
        PrintStream out = new PrintStream(new StandardStream(closed, "standard output"), true, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> out.println("lost")).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(failure).hasMessage("standard output cannot be written: Stream Closed");
        });
        out.println("lost too");
    }
}
