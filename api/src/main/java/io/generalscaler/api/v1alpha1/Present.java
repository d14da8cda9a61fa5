package io.generalscaler.api.v1alpha1;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is there of a list or a map that anybody may have written: an item that is null is left out. */
final class Present {
    private Present() {}

    static <T> @Nullable List<T> items(@Nullable List<T> items) {
        return items == null ? null : items.stream().filter(Objects::nonNull).toList();
    }

    static <T> @Nullable Map<String, T> entries(@Nullable Map<String, T> entries) {
        return entries == null
                ? null
                : entries.entrySet().stream()
                        .filter(entry -> entry.getKey() != null && entry.getValue() != null)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
