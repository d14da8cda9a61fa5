package io.generalscaler.cli.sources;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.OutputForm;
import io.generalscaler.cli.terminal.Styled;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.terminal.TreePrinter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the types of metrics, or shows how one is written. */
@Command(
        name = "sources",
        header = "List the types of metrics, or show the fields of one.",
        description = {
            "Without TYPE: every type of metric that this gscale knows, with its short form for annotations. With TYPE: its"
                    + " fields and an example.",
            "What a cluster knows may differ where its version or its plug-ins do: kubectl explain gs.spec.metric"
        },
        footer = {
            "",
            "Examples:",
            "  gscale sources",
            "  gscale sources http",
            "  gscale sources -o json",
            "",
            "Exit codes: 0 all well; 2 usage, or there is no such type."
        })
public final class SourcesCommand implements Callable<Integer> {
    private static final int INDENT = 4;
    private static final int LEAST_TEXT = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before anything runs.
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TYPE", description = "A type of metric, such as http.")
    private @Nullable String type;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, the default, json or yaml.")
    private OutputForm output = OutputForm.TEXT;

    private final Terminal terminal;

    public SourcesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MetricSources installed = MetricSources.installed();
        List<SourceType> types = type == null ? SourceType.all(installed) : List.of(only(installed, type));
        if (output != OutputForm.TEXT) {
            TreePrinter.print(SourceType.tree(types), output, terminal);
        } else if (type == null) {
            list(types);
        } else {
            show(types.getFirst());
        }
        return ExitCode.OK;
    }

    private SourceType only(MetricSources installed, String type) {
        return SourceType.find(installed, type)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no metric type \"" + type + "\"; there are " + String.join(", ", installed.types())
                                + Nearest.hint(type, installed.types())));
    }

    private void list(List<SourceType> types) {
        for (SourceType each : types) {
            terminal.say(Styled.of(Colour.GOOD, each.type()));
            say(INDENT, each.reads());
            each.lines().forEach(line -> say(INDENT, "annotation: " + line));
        }
        terminal.say("");
        say(0, "gscale sources TYPE shows the fields of a type and an example.");
    }

    private void show(SourceType shown) {
        terminal.say(Styled.of(Colour.GOOD, shown.type()));
        say(INDENT, shown.reads());
        shown.lines().forEach(line -> say(INDENT, "annotation: " + line));
        terminal.say("");
        terminal.say("fields of " + shown.type() + ":");
        for (SourceField field : shown.fields()) {
            say(2, field.path() + (field.required() ? " (required)" : ""));
            say(2 * INDENT, field.description());
        }
        terminal.say("");
        terminal.say("example:");
        shown.example().lines().forEach(line -> terminal.say("  " + line));
    }

    private void say(int indent, String text) {
        int room = terminal.columns() == 0 ? Integer.MAX_VALUE : Math.max(LEAST_TEXT, terminal.columns() - indent);
        for (Styled line : Styled.of(text).wrapped(room)) {
            terminal.say(Styled.of(" ".repeat(indent)).and(line));
        }
    }
}
