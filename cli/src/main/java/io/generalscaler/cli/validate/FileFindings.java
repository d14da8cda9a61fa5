package io.generalscaler.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.claim.Claim;
import io.generalscaler.api.claim.ClaimIndex;
import io.generalscaler.api.claim.Conflict;
import io.generalscaler.api.claim.ConflictRules;
import io.generalscaler.api.problem.Rule;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.text.Document;
import io.generalscaler.api.text.Documents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is said of all files together. Collects while files are read; used by one thread. */
final class FileFindings {
    private static final int NONE = -1;

    private final Judge judge;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Written> objects = new ArrayList<>();
    private int passedOver;

    /**
     * An object that claims a workload, or could.
     *
     * @param key what it has in common with what is written of the same object elsewhere
     * @param verdict place of the verdict on it, or {@link #NONE}
     */
    private record Written(Object key, Optional<Judge.LocatedClaim> located, int verdict) {
        Optional<Claim> claim() {
            return located.map(Judge.LocatedClaim::claim);
        }
    }

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
        if (judged.identity().isPresent() || judged.claim().isPresent()) {
            Object key = judged.identity().isPresent() ? judged.identity().get() : objects.size();
            objects.add(new Written(key, judged.claim(), verdict));
        }
    }

    /**
     * Holds each claim against those that came before it, as a cluster would: what is written of an object again is its update. What is not
     * judged here cannot be refused here: then those that came before are refused for its sake. Call it once, when everything has been read.
     */
    void settleClaims() {
        // What a cluster would have by then: what is refused is not stored.
        Stored there = new Stored();
        for (Written one : objects) {
            if (one.verdict() == NONE) {
                there.put(one);
            }
        }
        for (Written one : objects) {
            boolean isStored = one.verdict() == NONE ? one.claim().isEmpty() : settle(one, there);
            if (isStored) {
                there.put(one);
            }
        }
    }

    /** Whether it is accepted. */
    private boolean settle(Written one, Stored there) {
        if (one.located().isPresent()) {
            Judge.LocatedClaim located = one.located().get();
            verdicts.set(
                    one.verdict(),
                    verdicts.get(one.verdict())
                            .with(located.line(), there.metBy(located.claim()), there.has(one.key(), located.claim())));
        }
        return verdicts.get(one.verdict()).accepted();
    }

    /** The claims of what was accepted so far. */
    private static final class Stored {
        private final Map<Object, Claim> byKey = new HashMap<>();
        private final ClaimIndex<Object> index = new ClaimIndex<>();

        void put(Written one) {
            index.put(one.key(), one.claim());
            one.claim().ifPresentOrElse(claim -> byKey.put(one.key(), claim), () -> byKey.remove(one.key()));
        }

        List<Conflict> metBy(Claim claim) {
            return ConflictRules.judge(claim, index.on(claim.workload()));
        }

        /** Whether the object claims as much already: then refusing it would end no conflict. */
        boolean has(Object key, Claim claim) {
            Claim before = byKey.get(key);
            return before != null && claim.isWithin(before);
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
