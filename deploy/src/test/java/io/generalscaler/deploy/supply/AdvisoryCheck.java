package io.generalscaler.deploy.supply;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./run advisories LIST}: tells which libraries of the programs an advisory concerns. Ends with 1 where one does, 2 on misuse. */
final class AdvisoryCheck {
    private AdvisoryCheck() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** The first argument is the list, the others are bills of materials. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 2) {
            err.println("give a list of advisories, and the bills of materials to hold against it");
            return 2;
        }
        try {
            List<Advisory> advisories = AdvisoryList.read(Path.of(arguments.getFirst()));
            List<String> findings = new ArrayList<>();
            int libraries = 0;
            for (String file : arguments.subList(1, arguments.size())) {
                Sbom bill = Sbom.read(Path.of(file));
                libraries += bill.components().size();
                findings.addAll(findings(bill, advisories));
            }
            findings.forEach(out::println);
            out.println(findings.size() + " findings; " + libraries + " libraries held against " + advisories.size()
                    + " advisories");
            return findings.isEmpty() ? 0 : 1;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static List<String> findings(Sbom bill, List<Advisory> advisories) {
        List<String> findings = new ArrayList<>();
        for (Sbom.Component component : bill.components()) {
            for (Advisory advisory : advisories) {
                if (advisory.concerns(component)) {
                    @Nullable String fix = advisory.fixFor(component);
                    findings.add(bill.program() + ": " + component.coordinates() + " " + component.version() + ": "
                            + advisory.id() + " " + advisory.summary() + (fix == null ? "" : "; fixed in " + fix));
                }
            }
        }
        return findings;
    }
}
