package io.generalscaler.cli.validate;

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

    /** The same with one more violation. */
    Verdict with(Located<Violation> violation) {
        List<Located<Violation>> all = new ArrayList<>(violations);
        all.add(violation);
        return new Verdict(file, line, kind, name, all, warnings);
    }

    /** For a person: {@code GeneralScaler worker-service}. */
    String title() {
        return kind + " " + name;
    }
}
