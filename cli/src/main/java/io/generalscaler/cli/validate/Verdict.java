package io.generalscaler.cli.validate;

import io.generalscaler.api.claim.Conflict;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.problem.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of one object.
 *
 * @param line in which the object begins, from 1
 * @param kind empty where the text could not be read at all
 * @param name with its namespace where it has one
 */
record Verdict(
        String file,
        int line,
        String kind,
        String name,
        List<Located<Violation>> violations,
        List<Located<Warning>> warnings) {

    /** Something that is said of a line. */
    record Located<T>(int line, T what) {}

    Verdict {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    boolean accepted() {
        return violations.isEmpty();
    }

    /**
     * The same, with what its claim meets.
     *
     * @param isThere whether that is so already, and only told
     */
    Verdict with(int lineOfClaim, List<Conflict> conflicts, boolean isThere) {
        List<Located<Violation>> wrong = new ArrayList<>(violations);
        List<Located<Warning>> odd = new ArrayList<>(warnings);
        for (Conflict conflict : conflicts) {
            if (conflict.isTolerated() || isThere) {
                odd.add(new Located<>(lineOfClaim, conflict.asWarning()));
            } else {
                wrong.add(new Located<>(lineOfClaim, conflict.asViolation()));
            }
        }
        return new Verdict(file, line, kind, name, wrong, odd);
    }

    /** For a person: {@code GeneralScaler worker-service}. */
    String title() {
        return kind + " " + name;
    }
}
