package io.generalscaler.api.annotation;

import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be kept of an object's annotations, so that compiling it says the same as compiling all of them. Anybody may give an
 * object a quarter of a megabyte of annotations, and whoever follows objects keeps those of all.
 */
public final class KeptAnnotations {
    /** Annotations that are none of ours although they look so: enough to say what is wrong. */
    private static final int MOST_UNKNOWN = 10;

    private KeptAnnotations() {}

    /** Those that are ours, each cut off where it is too long to be read; of those that we do not know only names, and not of all. */
    public static Map<String, String> of(Map<String, String> annotations) {
        Map<String, String> kept = new TreeMap<>();
        int unknown = 0;
        for (String name :
                annotations.keySet().stream().filter(Key::isOurs).sorted().toList()) {
            var key = Key.of(name.substring(Key.PREFIX.length()));
            if (key.isPresent()) {
                kept.put(name, cut(annotations.getOrDefault(name, ""), key.get().maxLength() + 1));
            } else if (unknown++ < MOST_UNKNOWN) {
                kept.put(name, "");
            }
        }
        return kept;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
