package io.generalscaler.cli.decide;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads questions, writes answers, in order and one at a time. */
@Command(
        name = "decide",
        header = "Ask the engine what it would do, offline.",
        description = {
            "Reads questions {id, scaler, state}, as JSON lines or as YAML documents, and prints one JSON line for each:"
                    + " {id, desiredReplicas, decision, reason, message, steps[], conditions{}}.",
            "scaler is a GeneralScaler's spec, or a whole object; its targetRef and where its metrics are read may be left"
                    + " out. A question that makes no sense is answered in its place with {line, id, error, violations[]}."
        },
        footer = {
            "",
            "state:",
            "  now: 2026-01-15T10:30:00Z",
            "  replicas: 2                    # readyReplicas defaults to it",
            "  replicasSetBy: {manager: helm} # where somebody else set it; subresource: scale for kubectl scale",
            "  metrics: {queue: 50}           # or {value: 50, ageSeconds: 3} or {missing: Timeout}",
            "  history:",
            "    recommendations: [{ageSeconds: 60, replicas: 4}]   # absent: first look; []: none",
            "    scaleEvents: [{ageSeconds: 30, change: 3}]         # +up, -down",
            "    lastScaleAgeSeconds: 30",
            "    consecutiveFailures: {queue: 2}",
            "    scaledToZero: false",
            "    seen: [queue]                # Redis lists that were there before: absent, they are empty",
            "    decidedReplicas: 2           # the size that the last decision left",
            "    lastLookAgeSeconds: 15       # for budget.period Month and slo.objective:",
            "    spend: {month: 2026-01, podSeconds: 3600000}",
            "    errorRates: [{ageSeconds: 0, seconds: 300, rate: 0.02}]",
            "",
            "Examples:",
            "  gscale decide < questions.jsonl",
            "  gscale decide -f question.yaml -o text",
            "",
            "Exit codes: 0 every question was answered; 1 some made no sense; 2 usage; 3 a file cannot be read."
        })
public final class DecideCommand implements Callable<Integer> {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Where the questions are; - is standard input, the default.")
    private String file = "-";

    @Option(
            names = "--input",
            paramLabel = "FORM",
            description = "json (one object a line), yaml (documents), or auto, the default: by the first line.")
    private Form form = Form.AUTO;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "json, the default: one object a line; or text, for a person.")
    private Output output = Output.JSON;

    /** How answers are written. */
    enum Output {
        JSON,
        TEXT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Terminal terminal;

    public DecideCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (InputStream in = open()) {
            return answerAll(new LineReader(in));
        } catch (IOException e) {
            throw CommandFailure.failed(file + ": cannot be read: " + e.getMessage());
        }
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file));
    }

    private int answerAll(LineReader lines) throws IOException {
        AnswerWriter answers = output == Output.JSON ? new JsonAnswers(terminal.out()) : new TextAnswers(terminal);
        Questions questions = form.read(lines);
        Decide decide = new Decide();
        boolean allGood = true;
        Optional<OfflineQuestion> question = questions.next();
        while (question.isPresent()) {
            OfflineAnswer answer = answer(decide, question.get());
            answers.write(answer);
            allGood &= answer instanceof OfflineAnswer.Decided;
            if (!lines.hasNextNow()) {
                answers.flush();
            }
            question = questions.next();
        }
        answers.flush();
        return allGood ? ExitCode.OK : ExitCode.REJECTED;
    }

    /** A defect that one question finds is the answer to that question, and to no other. */
    private static OfflineAnswer answer(Decide decide, OfflineQuestion question) {
        try {
            return decide.answer(question);
        } catch (RuntimeException e) {
            return new OfflineAnswer.Bad(
                    question.line(),
                    MissingNode.getInstance(),
                    "cannot be answered, by a defect of gscale: " + e,
                    List.of());
        }
    }
}
