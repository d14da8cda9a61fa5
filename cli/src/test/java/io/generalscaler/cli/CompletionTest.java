package io.generalscaler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash completes with the script that {@code gscale completion} prints; kubectl is a function that tells of three scalers. */
class CompletionTest {
    private static final String QUESTION = """
            . "$1"
            kubectl() {
              [ "$*" = "get generalscalers -o name -n shop" ] || return 1
              printf 'generalscaler.autoscaling.generalscaler.io/%s\\n' web worker worker-2
            }
            # A completion function may ask bash for more than this shell, which completes nothing, can do.
            compopt() { :; }
            shift
            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _complete_gscale_names gscale "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            echo "${COMPREPLY[*]}"
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void print() throws Exception {
        Files.writeString(folder.resolve("completion"), Run.gscale("completion").out());
        Files.writeString(folder.resolve("question"), QUESTION);
    }

    private static String bash(String... words) throws Exception {
        Process bash = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    @ParameterizedTest(name = "gscale {0}: {1}")
    @CsvSource({
        "'', validate decide simulate sources explain pause override freeze resume completion",
        "ex, explain",
        "explain --n, --namespace",
        "simulate --load q, queue",
        "decide --output ?, json text",
        "explain -n shop ?, web worker worker-2",
        "pause -n shop wo, worker worker-2",
        "override --reason launch -n shop we, web",
        "override -n shop --reason ?, ''",
        "resume -n shop worker ?, ''",
        "explain -n other ?, ''",
        "validate ?, ''"
    })
    void completes(String words, String completions) throws Exception {
        String[] given = (words.isEmpty() ? "?" : words).split(" ", -1);
        String[] command = new String[given.length + 4];
        command[0] = "bash";
        command[1] = folder.resolve("question").toString();
        command[2] = folder.resolve("completion").toString();
        command[3] = "gscale";
        for (int i = 0; i < given.length; i++) {
            command[i + 4] = given[i].equals("?") ? "" : given[i];
        }
        assertThat(bash(command)).isEqualTo(completions + "\n");
    }

    @Test
    void theScriptIsOneThatBashUnderstands() throws Exception {
        assertThat(bash("bash", "-n", folder.resolve("completion").toString())).isEmpty();
    }
}
