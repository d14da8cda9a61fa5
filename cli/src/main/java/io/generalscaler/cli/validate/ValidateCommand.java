package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import io.generalscaler.cli.offline.ScalerFile;
import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.OutputForm;
import io.generalscaler.cli.terminal.Styled;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.cli.terminal.TreePrinter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges files with the compiler that admission uses. */
@Command(
        name = "validate",
        header = "Say what admission would say, without a cluster.",
        description = {
            "Judges every GeneralScaler, and every workload with our annotations, with the compiler that the webhook and"
                    + " the controller use. Prints all violations with file and line. Other objects are passed over, but"
                    + " two autoscalers for one workload are found.",
            "What only a cluster knows is not judged: whether the workload and the Secrets exist, and whether the operator"
                    + " named a Prometheus for annotations."
        },
        footer = {
            "",
            "Examples:",
            "  gscale validate -f scaler.yaml",
            "  gscale validate -f deploy/ -f extra.yaml -o json",
            "  helm template . | gscale validate -f -",
            "",
            "Exit codes: 0 all accepted; 1 something is rejected or cannot be read as YAML or JSON; 2 usage; 3 a file cannot"
                    + " be opened."
        })
public final class ValidateCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description =
                    "A file, a folder (all .yaml, .yml and .json in it), or - for standard input; may be repeated.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, the default, json or yaml.")
    private OutputForm output = OutputForm.TEXT;

    private final Terminal terminal;

    public ValidateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FileFindings findings = new FileFindings(new Judge(Instant.now()));
        for (String file : SourceFiles.of(files)) {
            findings.read(file.equals("-") ? "standard input" : file, ScalerFile.text(file, terminal.in()));
        }
        findings.settleClaims();
        if (output == OutputForm.TEXT) {
            print(findings);
        } else {
            TreePrinter.print(tree(findings), output, terminal);
        }
        if (findings.verdicts().isEmpty()) {
            terminal.warn("nothing was judged: there is no GeneralScaler and no annotated workload in it");
        }
        return findings.rejected() == 0 ? ExitCode.OK : ExitCode.REJECTED;
    }

    private void print(FileFindings findings) {
        for (Verdict verdict : findings.verdicts()) {
            if (!verdict.kind().isEmpty()) {
                Styled word =
                        verdict.accepted() ? Styled.of(Colour.GOOD, "accepted") : Styled.of(Colour.BAD, "rejected");
                terminal.say(Styled.of(verdict.file() + ":" + verdict.line() + ": " + verdict.title() + " ")
                        .and(word));
            }
            for (Verdict.Located<Violation> it : verdict.violations()) {
                String sentence = it.what().path().isEmpty()
                        ? it.what().message()
                        : it.what().sentence();
                terminal.say("  " + verdict.file() + ":" + it.line() + ": " + sentence);
            }
            for (Verdict.Located<Warning> it : verdict.warnings()) {
                terminal.say(Styled.of("  " + verdict.file() + ":" + it.line() + ": ")
                        .and(Styled.of(Colour.CAUTION, "warning"))
                        .and(": " + it.what().sentence()));
            }
        }
        terminal.say(counts(findings));
    }

    private static String counts(FileFindings findings) {
        String passedOver = findings.passedOver() == 0 ? "" : "; " + findings.passedOver() + " other passed over";
        String violations = findings.violations() == 0
                ? ""
                : " (" + findings.violations() + (findings.violations() == 1 ? " violation)" : " violations)");
        return findings.accepted() + " accepted, " + findings.rejected() + " rejected" + violations + passedOver;
    }

    private static ObjectNode tree(FileFindings findings) {
        ObjectNode root = JSON.createObjectNode();
        root.put("accepted", findings.accepted());
        root.put("rejected", findings.rejected());
        root.put("violations", findings.violations());
        root.put("passedOver", findings.passedOver());
        ArrayNode objects = root.putArray("objects");
        for (Verdict verdict : findings.verdicts()) {
            ObjectNode object = objects.addObject();
            object.put("file", verdict.file());
            object.put("line", verdict.line());
            object.put("kind", verdict.kind());
            object.put("name", verdict.name());
            object.put("accepted", verdict.accepted());
            ArrayNode violations = object.putArray("violations");
            for (Verdict.Located<Violation> it : verdict.violations()) {
                violations
                        .addObject()
                        .put("line", it.line())
                        .put("path", it.what().path())
                        .put("value", it.what().value())
                        .put("rule", it.what().rule().name())
                        .put("message", it.what().message());
            }
            ArrayNode warnings = object.putArray("warnings");
            for (Verdict.Located<Warning> it : verdict.warnings()) {
                warnings.addObject()
                        .put("line", it.line())
                        .put("path", it.what().path())
                        .put("message", it.what().message());
            }
        }
        return root;
    }
}
