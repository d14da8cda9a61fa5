package io.generalscaler.api.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong, from a place in the object: {@code problems.at("metrics").at(1).at("targetValue").invalid(…)}.
 *
 * <p>Every place shares the lists of the place that it came from. Used by one thread. A place costs nothing but itself, and words are
 * made only for what is kept: whoever walks a long list asks {@link #isFull}, and gives long messages as suppliers.
 */
public final class Problems {
    /** Enough for any honest mistake; a hostile object does not get an answer as large as itself. */
    public static final int MAX_VIOLATIONS = 100;

    private final @Nullable Problems around;
    private final Joint joint;
    private final Object step;
    private final List<Violation> violations;
    private final List<Warning> warnings;
    private @Nullable String path;

    /** How a step is written behind what it starts from. */
    private enum Joint {
        ROOT,
        FIELD,
        BRACKETS
    }

    private Problems(
            @Nullable Problems around, Joint joint, Object step, List<Violation> violations, List<Warning> warnings) {
        this.around = around;
        this.joint = joint;
        this.step = step;
        this.violations = violations;
        this.warnings = warnings;
    }

    private Problems inside(Joint how, Object where) {
        return new Problems(this, how, where, violations, warnings);
    }

    /** A collector with nothing in it, at a path such as {@code spec}. */
    public static Problems from(String path) {
        return new Problems(null, Joint.ROOT, path, new ArrayList<>(), new ArrayList<>());
    }

    /** The field of that name. */
    public Problems at(String field) {
        return inside(Joint.FIELD, field);
    }

    /** The item at that index, from 0. */
    public Problems at(int index) {
        return inside(Joint.BRACKETS, index);
    }

    /** The field of a name that a user gave. */
    public Problems atUnknown(String field) {
        return at(Shown.segment(field));
    }

    /** The entry with that key. */
    public Problems atKey(String key) {
        return inside(Joint.BRACKETS, Shown.segment(key));
    }

    /** Where this is. */
    public String path() {
        if (path == null) {
            String before = around == null ? "" : around.path();
            path = switch (joint) {
                case ROOT -> step.toString();
                case FIELD -> before.isEmpty() ? step.toString() : before + "." + step;
                case BRACKETS -> before + "[" + step + "]";
            };
        }
        return path;
    }

    /** Something must be here; the message says what for, or what would be valid. */
    public void required(String message) {
        report(Rule.Required, "", () -> message);
    }

    /** This value breaks a bound or a rule over several fields. */
    public void invalid(Object value, String message) {
        broken(Rule.Invalid, value, () -> message);
    }

    /** This word is not known. */
    public void notSupported(Object value, String message) {
        broken(Rule.NotSupported, value, () -> message);
    }

    /** This word is not known; the message is made only if it is kept. */
    public void notSupported(Object value, Supplier<String> message) {
        broken(Rule.NotSupported, value, message);
    }

    /** This name is taken. */
    public void duplicate(Object value, String message) {
        broken(Rule.Duplicate, value, () -> message);
    }

    /** This must not be here, because of something else. */
    public void forbidden(String message) {
        report(Rule.Forbidden, "", () -> message);
    }

    /** A violation of any kind; the value is made safe to show. */
    public void broken(Rule rule, Object value, String message) {
        broken(rule, value, () -> message);
    }

    /** The same; the message is made only if it is kept. */
    public void broken(Rule rule, Object value, Supplier<String> message) {
        if (!isFull()) {
            report(rule, Shown.of(value), message);
        }
    }

    /** Legal, but odd. */
    public void warn(String message) {
        warn(() -> message);
    }

    /** The same; the message is made only if it is kept. */
    public void warn(Supplier<String> message) {
        if (warnings.size() < MAX_VIOLATIONS) {
            warnings.add(new Warning(path(), Shown.sentence(message.get())));
        }
    }

    private void report(Rule rule, String value, Supplier<String> message) {
        if (!isFull()) {
            violations.add(new Violation(path(), value, rule, Shown.sentence(message.get())));
        }
    }

    /** Whether so much was found wrong, anywhere, that nothing more is kept: to look on is in vain. */
    public boolean isFull() {
        return violations.size() >= MAX_VIOLATIONS;
    }

    /** Whether a violation was found here or inside. */
    public boolean isBroken() {
        return !violations.isEmpty() && violations.stream().anyMatch(violation -> violation.isWithin(path()));
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
