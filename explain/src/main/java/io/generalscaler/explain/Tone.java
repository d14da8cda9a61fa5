package io.generalscaler.explain;

/** How good the news is; whoever renders it gives it a colour. */
public enum Tone {
    PLAIN,
    GOOD,
    WARN,
    BAD
}
