package io.generalscaler.process.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WithoutMessagesTest {

    private static final String CANARY = "hunter2";

    static Stream<Arguments> failures() {
        IOException suppressing = new IOException("x");
        suppressing.addSuppressed(new IllegalStateException(CANARY, new IOException(CANARY)));
        RuntimeException one = new RuntimeException(CANARY);
        RuntimeException other = new RuntimeException(CANARY, one);
        one.initCause(other);
        Throwable deep = new IOException(CANARY);
        for (int i = 0; i < 10_000; i++) {
            deep = new IOException(CANARY, deep);
        }
        return Stream.of(
                Arguments.of("its own message", new IllegalArgumentException(CANARY)),
                Arguments.of("a cause's message", new IllegalArgumentException("x", new IOException(CANARY))),
                Arguments.of("the message of what it suppressed", suppressing),
                Arguments.of("the messages of a circle", other),
                Arguments.of("the messages of a long chain", deep),
                Arguments.of("what it says of itself", new RuntimeException() {
                    @Override
                    public String getMessage() {
                        return CANARY;
                    }

                    @Override
                    public String toString() {
                        return CANARY;
                    }
                }));
    }

    @ParameterizedTest(name = "{0} is not written")
    @MethodSource("failures")
    void writesNoMessage(String name, Throwable failure) {
        assertThat(printed(WithoutMessages.of(failure))).doesNotContain(CANARY).contains("WithoutMessagesTest");
    }

    @Test
    void writesClassesFramesAndCauses() {
        String printed = printed(WithoutMessages.of(new IllegalStateException("x", new IOException("y"))));
        assertThat(printed)
                .contains("WithoutMessages: java.lang.IllegalStateException\n\tat "
                        + getClass().getName())
                .contains("Caused by: ", "WithoutMessages: java.io.IOException\n");
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
