package io.generalscaler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "nonsense --help",
                "--help nonsense",
                "--version nonsense",
                "--nonsense --help",
                "explain --nonsense --help",
                "explain --help one two",
                "decide --help nonsense",
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

    @ParameterizedTest(name = "gscale {0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            explan worker             | unknown command 'explan'; did you mean explain? (see 'gscale --help')
            explan --help             | unknown command 'explan'; did you mean explain? (see 'gscale --help')
            xyz --help                | unknown command 'xyz'; there are: validate, decide, simulate, sources, explain, pause, override, freeze, resume, completion (see 'gscale --help')
            --hlep                    | unknown option --hlep; did you mean --help? (see 'gscale --help')
            explain --namspace=shop w | unknown option --namspace; did you mean --namespace? (see 'gscale explain --help')
            explain --namspace --help | unknown option --namspace; did you mean --namespace? (see 'gscale explain --help')
            pause w -x                | unknown option -x (see 'gscale pause --help')
            resume w other --help     | 'other' is one word too many (see 'gscale resume --help')
            """)
    void whatIsNearIsSaid(String arguments, String line) {
        Run run = Run.gscale(arguments.split(" "));
        assertThat(run.err()).isEqualTo("gscale: " + line + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
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
