package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import java.util.ArrayList;
import java.util.List;

/** Everything that is said of all files together. Collects while files are read; used by one thread. */
final class Findings {
    private static final int NONE = -1;

    private final Judge judge;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final List<Integer> claimants = new ArrayList<>();
    private int passedOver;

    Findings(Judge judge) {
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
        Judge.Judged judged = judge.judge(file, document, object, prefix);
        judged.verdict().ifPresentOrElse(verdicts::add, () -> passedOver++);
        if (judged.claim().isPresent()) {
            claim(judged.claim().get(), judged.verdict().isPresent() ? verdicts.size() - 1 : NONE);
        }
    }

    /** The later of two claims on one workload is refused, as it would be by a cluster. */
    private void claim(Claim claim, int verdict) {
        for (int i = 0; i < claims.size(); i++) {
            Claim earlier = claims.get(i);
            boolean fight = claim.isOnSameWorkload(earlier)
                    && (claim.isOurs() || earlier.isOurs())
                    && (claim.isOurs() == earlier.isOurs() || !(claim.recommends() || earlier.recommends()));
            if (fight) {
                // Something that is not judged here cannot be refused here: then its opponent is.
                boolean isLater = verdict != NONE;
                refuse(isLater ? verdict : claimants.get(i), isLater ? claim : earlier, isLater ? earlier : claim);
            }
        }
        claims.add(claim);
        claimants.add(verdict);
    }

    private void refuse(int verdict, Claim claim, Claim other) {
        String message = claim.target().shown() + " is already scaled by " + other.title()
                + (other.isOurs() ? "; a workload has one scaler" : ": both would fight over it");
        Violation violation = new Violation(claim.path(), "", Rule.Conflict, message);
        verdicts.set(verdict, verdicts.get(verdict).with(new Verdict.Located<>(claim.line(), violation)));
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
