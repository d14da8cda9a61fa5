package io.generalscaler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest(name = "gscale {0} --help has examples and exit codes")
    @ValueSource(strings = {"validate", "decide", "simulate", "explain", "pause", "override", "resume"})
    void helpHasExamples(String command) {
        Run run = Run.gscale(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:", "gscale " + command, "Exit codes:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(Run.gscale("--help").out())
                .contains("validate", "decide", "simulate", "explain", "pause", "override", "resume", "completion");
    }

    @ParameterizedTest(name = "not understood: {0}")
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "decide --nonsense",
                "decide -o nonsense",
                "validate",
                "simulate -f a",
                "pause",
                "override x",
                "override x --replicas many",
                "override x --replicas -1",
                "pause x --for soon",
                "pause x --until tomorrow",
                "pause x --for 1h --until 2030-01-01T00:00:00Z",
                "pause x --until 2020-01-01T00:00:00Z"
            })
    void whatIsNotUnderstoodIsOneLineAndExitCode2(String arguments) {
        Run run = Run.gscale(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.startsWith("gscale: "));
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(Run.gscale("--help").out()).doesNotContain("\u001b[");
        assertThat(Run.onTerminal("--help").out()).contains("\u001b[");
    }

    @Test
    void completionIsAScriptOfEveryCommand() {
        assertThat(Run.gscale("completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("simulate", "explain");
    }

    @Test
    void theVersionIsKnown() {
        assertThat(Run.gscale("--version").out()).startsWith("gscale ");
    }
}
