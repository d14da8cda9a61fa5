package io.generalscaler.devcluster.patch;

import java.util.List;

/** A JSON pointer (RFC 6901), as its unescaped tokens. */
record Pointer(List<String> tokens) {
    static Pointer parse(String text) {
        if (text.isEmpty()) {
            return new Pointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw PatchRefusal.malformed("error decoding patch: a path starts with '/': \"" + text + "\"");
        }
        return new Pointer(List.of(text.substring(1).split("/", -1)).stream()
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** The list index that a token stands for, or a negative number. */
    static int index(String token) {
        boolean digits =
                !token.isEmpty() && token.length() < 10 && token.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(token) : -1;
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    Pointer parent() {
        return new Pointer(tokens.subList(0, tokens.size() - 1));
    }

    String last() {
        return tokens.getLast();
    }

    boolean isParentOf(Pointer other) {
        return other.tokens.size() > tokens.size()
                && other.tokens.subList(0, tokens.size()).equals(tokens);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(token.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
