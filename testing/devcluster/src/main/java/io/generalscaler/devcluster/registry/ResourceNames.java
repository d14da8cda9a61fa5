package io.generalscaler.devcluster.registry;

import java.util.List;

/** What a type is called: in URLs, in manifests, on the command line. */
public record ResourceNames(
        String plural,
        String singular,
        String kind,
        String listKind,
        List<String> shortNames,
        List<String> categories) {

    public ResourceNames {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
    }
}
