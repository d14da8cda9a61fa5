package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.Conflict;
import io.generalscaler.api.claim.ConflictRules;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is said of all files together. Collects while files are read; used by one thread. */
final class FileFindings {
    private static final int NONE = -1;

    private final Judge judge;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Claimed> claims = new ArrayList<>();
    private int passedOver;

    /**
     * A claim.
     *
     * @param verdict place of the verdict on its object, or {@link #NONE}
     */
    private record Claimed(Judge.LocatedClaim located, int verdict) {}

    FileFindings(Judge judge) {
        this.judge = judge;
    }

    /** Judges every object of a text. */
    void read(String file, String text) {
        for (Document document : Documents.read(text)) {
            switch (document) {
                case Document.Unreadable(int line, String message) -> verdicts.add(unreadable(file, line, message));
                case Document.Read read -> object(file, read, read.tree(), "");
            }
        }
    }

    private static Verdict unreadable(String file, int line, String message) {
        Violation violation = new Violation("", "", Rule.Invalid, message);
        return new Verdict(file, line, "", "", List.of(new Verdict.Located<>(line, violation)), List.of());
    }

    private void object(String file, Document.Read document, JsonNode object, String prefix) {
        JsonNode items = object.path("items");
        if (object.path("kind").asText().endsWith("List") && items.isArray()) {
            for (int i = 0; i < items.size(); i++) {
                object(file, document, items.get(i), prefix + "items[" + i + "].");
            }
            return;
        }
        Judge.Judged judged;
        try {
            judged = judge.judge(file, document, object, prefix);
        } catch (RuntimeException e) {
            // A defect that one object finds hides no verdict on another.
            verdicts.add(unreadable(file, document.line(), prefix + " cannot be judged, by a defect of gscale: " + e));
            return;
        }
        judged.verdict().ifPresentOrElse(verdicts::add, () -> passedOver++);
        int verdict = judged.verdict().isPresent() ? verdicts.size() - 1 : NONE;
        judged.claim().ifPresent(claim -> claims.add(new Claimed(claim, verdict)));
    }

    /**
     * Holds each claim against those that came before it, as a cluster would. What is not judged here cannot be refused here: then those
     * that came before are refused for its sake. Call it once, when everything has been read.
     */
    void settleClaims() {
        claims.stream()
                .collect(Collectors.groupingBy(one -> one.located().claim().workload()))
                .values()
                .forEach(this::settle);
    }

    private void settle(List<Claimed> onOneWorkload) {
        // What a cluster would have by then: what is refused is not stored.
        List<Claim> there = new ArrayList<>();
        onOneWorkload.stream()
                .filter(one -> one.verdict() == NONE)
                .forEach(one -> there.add(one.located().claim()));
        for (Claimed one : onOneWorkload) {
            if (one.verdict() != NONE) {
                Judge.LocatedClaim located = one.located();
                List<Conflict> met = ConflictRules.judge(located.claim(), there);
                Verdict verdict = verdicts.get(one.verdict()).with(located.line(), met);
                verdicts.set(one.verdict(), verdict);
                if (verdict.accepted()) {
                    there.add(located.claim());
                }
            }
        }
    }

    /** In the order in which they were read. */
    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    int accepted() {
        return (int) verdicts.stream().filter(Verdict::accepted).count();
    }

    int rejected() {
        return verdicts.size() - accepted();
    }

    int violations() {
        return verdicts.stream().mapToInt(it -> it.violations().size()).sum();
    }

    /** How many objects are none of our business. */
    int passedOver() {
        return passedOver;
    }
}
