package io.generalscaler.cli.terminal;

/** What a piece of text means; a terminal shows it as a colour. */
public enum Colour {
    GOOD("32"),
    BAD("31"),
    CAUTION("33"),
    TITLE("1"),
    QUIET("2");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
