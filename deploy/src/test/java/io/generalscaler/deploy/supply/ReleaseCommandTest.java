package io.generalscaler.deploy.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release stands on a base image that is named by its content: a tag may mean another image tomorrow. */
class ReleaseCommandTest {

    @ParameterizedTest(name = "refuses the base image ''{0}''")
    @ValueSource(
            strings = {
                "",
                "eclipse-temurin:25-jre",
                "eclipse-temurin@sha256:",
                "eclipse-temurin@sha256:0123",
                "eclipse-temurin:25-jre@sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "eclipse-temurin:25-jre@sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
                "eclipse-temurin:25-jre@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            })
    void refusesABaseWithoutADigest(String base) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of("../run", "release"), Stream.of(base).filter(text -> !text.isEmpty()))
                        .toList())
                .redirectErrorStream(true)
                .directory(Path.of("").toAbsolutePath().toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said)
                .contains("a release names its base image by digest, such as eclipse-temurin:25-jre@sha256:")
                .contains(List.of("'" + base + "'"));
    }
}
