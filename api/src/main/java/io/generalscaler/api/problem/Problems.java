package io.generalscaler.api.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Collects what is wrong, from a place in the object: {@code problems.at("metrics").at(1).at("targetValue").invalid(…)}.
 *
 * <p>Every place shares the lists of the place that it came from. Used by one thread.
 */
public final class Problems {
    /** Enough for any honest mistake; a hostile object does not get an answer as large as itself. */
    public static final int MAX_VIOLATIONS = 100;

    private final String path;
    private final List<Violation> violations;
    private final List<Warning> warnings;

    private Problems(String path, List<Violation> violations, List<Warning> warnings) {
        this.path = path;
        this.violations = violations;
        this.warnings = warnings;
    }

    /** A collector with nothing in it, at a path such as {@code spec}. */
    public static Problems from(String path) {
        return new Problems(path, new ArrayList<>(), new ArrayList<>());
    }

    /** The field of that name. */
    public Problems at(String field) {
        return new Problems(path.isEmpty() ? field : path + "." + field, violations, warnings);
    }

    /** The item at that index, from 0. */
    public Problems at(int index) {
        return new Problems(path + "[" + index + "]", violations, warnings);
    }

    /** The field of a name that a user gave. */
    public Problems atUnknown(String field) {
        return at(Shown.segment(field));
    }

    /** The entry with that key. */
    public Problems atKey(String key) {
        return new Problems(path + "[" + Shown.segment(key) + "]", violations, warnings);
    }

    /** Where this is. */
    public String path() {
        return path;
    }

    /** Something must be here; the message says what for, or what would be valid. */
    public void required(String message) {
        report("", Rule.Required, message);
    }

    /** This value breaks a bound or a rule over several fields. */
    public void invalid(Object value, String message) {
        report(Shown.of(value), Rule.Invalid, message);
    }

    /** This word is not known. */
    public void notSupported(Object value, String message) {
        report(Shown.of(value), Rule.NotSupported, message);
    }

    /** This name is taken. */
    public void duplicate(Object value, String message) {
        report(Shown.of(value), Rule.Duplicate, message);
    }

    /** This must not be here, because of something else. */
    public void forbidden(String message) {
        report("", Rule.Forbidden, message);
    }

    /** A violation of any kind; the value is made safe to show. */
    public void broken(Rule rule, Object value, String message) {
        report(Shown.of(value), rule, message);
    }

    /** Legal, but odd. */
    public void warn(String message) {
        if (warnings.size() < MAX_VIOLATIONS) {
            warnings.add(new Warning(path, Shown.sentence(message)));
        }
    }

    private void report(String value, Rule rule, String message) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(path, value, rule, Shown.sentence(message)));
        }
    }

    /** Whether a violation was found here or inside. */
    public boolean isBroken() {
        return violations.stream().anyMatch(violation -> violation.isWithin(path));
    }

    /** Whether no violation was found so far, anywhere. */
    public boolean areNone() {
        return violations.isEmpty();
    }

    /** Everything found so far, as found. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    /** Everything odd found so far, as found. */
    public List<Warning> warnings() {
        return Collections.unmodifiableList(warnings);
    }
}
