package io.generalscaler.api.freeze;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.generalscaler.engine.model.Freeze;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A freeze as a ConfigMap: {@code data.until}, a time of RFC 3339, and {@code data.reason}, a line of words. It holds for its own
 * namespace; in the controller's namespace, for all.
 *
 * <p>Whoever may write ConfigMaps of a namespace may write anything into it. That it is there is what freezes: where {@code until} is
 * absent or cannot be read, it holds as long as a freeze can, {@link #LONGEST} from its last change. A later end than that is cut.
 */
public final class FreezeObject {

    /** The only name that counts, so that the right to see it is the right to see this one. */
    public static final String NAME = "generalscaler-freeze";

    public static final String UNTIL = "until";
    public static final String REASON = "reason";

    /** The longest, from the object's last change: nobody's typing error lasts for years. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final int SHOWN = 40;
    private static final int MOST_CHARACTERS = 256;

    private FreezeObject() {}

    /**
     * The freeze that a ConfigMap of this name is.
     *
     * @param now counts as its last change where the object does not say, or says a later time
     */
    public static Freeze read(ConfigMap object, Instant now) {
        ObjectMeta meta = object.getMetadata();
        Map<String, String> data = Objects.requireNonNullElse(object.getData(), Map.of());
        Instant latest = lastChange(meta, now).plus(LONGEST);
        String by = "ConfigMap " + meta.getNamespace() + "/" + meta.getName();
        String reason = line(data.get(REASON));
        @Nullable String until = data.get(UNTIL);
        Optional<Instant> given = time(until);
        if (given.isEmpty()) {
            String wrong =
                    until == null ? "it has no data.until" : "its data.until '" + line(until, SHOWN) + "' is no time";
            return new Freeze(latest, by, joined(reason, wrong + ", so it holds for 7 days from its last change"));
        }
        return given.get().isAfter(latest)
                ? new Freeze(latest, by, joined(reason, "no freeze lasts longer than 7 days from its last change"))
                : new Freeze(given.get(), by, reason);
    }

    private static Instant lastChange(ObjectMeta meta, Instant now) {
        List<ManagedFieldsEntry> managed = Objects.requireNonNullElse(meta.getManagedFields(), List.of());
        return Stream.concat(
                        Stream.ofNullable(meta.getCreationTimestamp()),
                        managed.stream().flatMap(entry -> Stream.ofNullable(entry.getTime())))
                .flatMap(text -> time(text).stream())
                .max(Instant::compareTo)
                .filter(changed -> changed.isBefore(now))
                .orElse(now)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null || text.length() > SHOWN
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String joined(String reason, String remark) {
        return reason.isEmpty() ? remark : reason + "; " + remark;
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : line(text, MOST_CHARACTERS);
    }

    /** Cut to a length, and without what is not seen: the words go on into conditions, logs and terminals. */
    private static String line(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most);
        return cut.codePoints()
                .map(each -> isSeen(each) ? each : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
