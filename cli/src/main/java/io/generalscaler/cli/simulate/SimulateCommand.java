package io.generalscaler.cli.simulate;

import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.CompiledScaler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.cli.offline.OfflineCompiler;
import io.generalscaler.cli.offline.ScalerFile;
import io.generalscaler.cli.simulate.model.Result;
import io.generalscaler.cli.simulate.model.Simulation;
import io.generalscaler.cli.simulate.model.SimulationSettings;
import io.generalscaler.cli.simulate.report.CsvReport;
import io.generalscaler.cli.simulate.report.HtmlReport;
import io.generalscaler.cli.simulate.report.JsonReport;
import io.generalscaler.cli.simulate.report.SummaryReport;
import io.generalscaler.cli.simulate.trace.BadTraceException;
import io.generalscaler.cli.simulate.trace.CsvTrace;
import io.generalscaler.cli.simulate.trace.LoadTrace;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.DurationConverter;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.OutputForm;
import io.generalscaler.cli.terminal.Progress;
import io.generalscaler.cli.terminal.Styled;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.terminal.TreePrinter;
import io.generalscaler.engine.plan.MetricPlan;
import io.generalscaler.engine.plan.Plan;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the engine over a trace and reports. */
@Command(
        name = "simulate",
        header = "Replay a scaler against a recorded load.",
        description = {
            "Runs the engine that the controller runs over a trace, with a model of pods that take time to start and"
                    + " metrics that arrive late. Prints a summary, and writes the timeline as CSV, JSON and a page with a"
                    + " chart that needs no network.",
            "The trace is CSV: timestamp,<metric name>,… with ISO times or seconds since 1970. A row holds until the next;"
                    + " an empty cell is a missing reading, or 0 where the metric says emptyIsZero: true.",
            "Load: 'independent' comes whatever runs: a metric with targetType Value reads a ready replica's share of its"
                    + " column (or, with --value-cells recorded, the cell itself). 'queue': the column is what arrives in"
                    + " a second, each ready replica takes --service-rate of it, and the metric reads what waits."
        },
        footer = {
            "",
            "Examples:",
            "  gscale simulate -f scaler.yaml --trace load.csv",
            "  gscale simulate -f scaler.yaml --trace load.csv --html report.html --pod-start 45s",
            "  gscale simulate -f worker.yaml --trace jobs.csv --load queue --service-rate 2.5 -o json",
            "",
            "Exit codes: 0 simulated; 1 the scaler or the trace is refused; 2 usage; 3 a file cannot be read or written."
        })
public final class SimulateCommand implements Callable<Integer> {

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The scaler; - is standard input.")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Which scaler, where the file holds several.")
    private String name = "";

    @Option(names = "--trace", required = true, paramLabel = "CSV", description = "The load.")
    private Path trace = Path.of("");

    @Option(
            names = "--pod-start",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "From a pod's being asked for to its serving. Default: 30s.")
    private Duration podStart = Duration.ofSeconds(30);

    @Option(
            names = "--metric-delay",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How late a reading arrives. Default: 0s.")
    private Duration metricDelay = Duration.ZERO;

    @Option(names = "--load", paramLabel = "MODEL", description = "independent, the default, or queue.")
    private Load load = Load.INDEPENDENT;

    @Option(
            names = "--value-cells",
            paramLabel = "HOW",
            description = "What a column of a metric with targetType Value holds: shared, the load of all replicas"
                    + " together (the default), or recorded, the reading itself.")
    private ValueCells valueCells = ValueCells.SHARED;

    @Option(names = "--service-rate", paramLabel = "N", description = "What one ready replica takes in a second.")
    private @Nullable Double serviceRate;

    @Option(names = "--queue", paramLabel = "METRIC", description = "Which metric waits. Default: the first.")
    private String queue = "";

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "Ready replicas at the start. Default: what the first row needs.")
    private @Nullable Integer replicas;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Between two decisions. Default: the scaler's pollingIntervalSeconds.")
    private @Nullable Duration interval;

    @Option(
            names = "--cost-per-pod-hour",
            paramLabel = "AMOUNT",
            description = "Prices the pod-hours. Default: the scaler's own price, if it has one.")
    private @Nullable BigDecimal costPerPodHour;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the timeline as CSV.")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "Write summary, actions and timeline as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a chart.")
    private @Nullable Path html;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "The summary as text, the default, json or yaml.")
    private OutputForm output = OutputForm.TEXT;

    enum Load {
        INDEPENDENT,
        QUEUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum ValueCells {
        SHARED,
        RECORDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    public SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ScalerFile.Named scaler = ScalerFile.read(file, terminal.in(), name);
        LoadTrace load = readTrace();
        CompiledScaler compiled = compile(scaler, Instant.ofEpochMilli(load.start()));
        checkColumns(compiled.plan(), load);
        load = load.withZeros(column -> compiled.metrics().stream()
                .anyMatch(it -> it.name().equals(column) && it.isZeroWhen(Simulation.EMPTY_CELL, false)));
        SimulationSettings settings = settings(compiled);
        RunLength.check(trace, load, settings.interval());
        Result result;
        try (Progress progress = new Progress(terminal, "simulating")) {
            result = new Simulation(compiled.plan(), load, settings).run(progress::done);
        }
        String facts = Scene.of(compiled.plan(), settings, String.valueOf(trace.getFileName()), load.rows());
        List<HtmlReport.Shown> metrics = HtmlTitles.of(compiled.plan(), settings.load());
        writeFiles(new HtmlReport.Words(scaler.name(), facts, settings.interval(), metrics), result);
        if (output == OutputForm.TEXT) {
            printSummary(scaler.name(), facts, result);
        } else {
            TreePrinter.print(SummaryReport.object(result.figures()), output, terminal);
        }
        return ExitCode.OK;
    }

    private LoadTrace readTrace() {
        try {
            return CsvTrace.read(Files.readAllBytes(trace));
        } catch (BadTraceException e) {
            throw CommandFailure.rejected(trace + ": " + e.getMessage());
        } catch (IOException e) {
            throw CommandFailure.failed(trace + ": cannot be read" + (Files.exists(trace) ? "" : ": no such file"));
        }
    }

    private CompiledScaler compile(ScalerFile.Named scaler, Instant now) {
        return switch (new OfflineCompiler().compile(scaler.tree(), Context.at(now))) {
            case Compilation.Accepted accepted -> accepted.scaler();
            case Compilation.Rejected rejected ->
                throw CommandFailure.rejected(file + ": "
                        + rejected.violations().stream()
                                .map(Violation::sentence)
                                .collect(Collectors.joining("; ")));
        };
    }

    private void checkColumns(Plan plan, LoadTrace load) {
        List<String> without = plan.metrics().stream()
                .map(MetricPlan::name)
                .filter(metric -> !load.columns().contains(metric))
                .toList();
        if (!without.isEmpty()) {
            throw CommandFailure.rejected(trace + ": has no column for " + String.join(", ", without)
                    + "; its columns are " + String.join(", ", load.columns()));
        }
    }

    private SimulationSettings settings(CompiledScaler compiled) {
        Duration every = interval == null ? compiled.pollingInterval() : interval;
        if (!every.isPositive()) {
            throw CommandFailure.usage("--interval must be above 0");
        }
        if (replicas != null && (replicas < 0 || replicas > 1_000_000)) {
            throw CommandFailure.usage("--replicas must be from 0 to 1000000");
        }
        return new SimulationSettings(
                every,
                podStart,
                metricDelay,
                load(compiled.plan()),
                replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas),
                Optional.ofNullable(costPerPodHour));
    }

    private SimulationSettings.Load load(Plan plan) {
        if (load == Load.INDEPENDENT) {
            return new SimulationSettings.Independent(valueCells == ValueCells.SHARED);
        }
        if (serviceRate == null || !(serviceRate > 0) || serviceRate.isInfinite()) {
            throw CommandFailure.usage(
                    "--load queue needs --service-rate above 0: what one ready replica takes in a second");
        }
        return new SimulationSettings.Queue(
                plan.metrics().stream()
                        .filter(it -> queue.isEmpty()
                                ? it.role() == Role.SCALE && it.target().type() == TargetType.AVERAGE_VALUE
                                : it.name().equals(queue))
                        .findFirst()
                        .map(MetricPlan::name)
                        .orElseThrow(() -> CommandFailure.usage(
                                queue.isEmpty()
                                        ? "--load queue needs a metric with targetType AverageValue, and the scaler has none"
                                        : "--queue " + queue + ": the scaler has no such metric")),
                serviceRate);
    }

    private void writeFiles(HtmlReport.Words words, Result result) {
        new OutputFiles()
                .add(csv, out -> CsvReport.write(result.timeline(), out))
                .add(json, out -> JsonReport.write(result, out))
                .add(html, out -> HtmlReport.write(words, result, out))
                .write();
    }

    private void printSummary(String scaler, String facts, Result result) {
        terminal.say(Styled.of(Colour.TITLE, scaler).and(": " + facts));
        for (SummaryReport.Line line : SummaryReport.lines(result.figures())) {
            Styled note =
                    line.note().isEmpty() ? Styled.EMPTY : Styled.of("   ").and(Styled.of(Colour.QUIET, line.note()));
            terminal.say(Styled.of("  " + padded(line.name()) + line.value()).and(note));
        }
        String reasons = result.figures().reasons().entrySet().stream()
                .map(reason -> reason.getKey() + " "
                        + SummaryReport.percent(
                                (double) reason.getValue() / result.figures().looks()))
                .collect(Collectors.joining(", "));
        terminal.say("  " + padded("reasons") + reasons);
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(1, 20 - text.length()));
    }
}
