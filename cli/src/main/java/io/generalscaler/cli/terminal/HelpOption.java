package io.generalscaler.cli.terminal;

import picocli.CommandLine.Option;

/** {@code --help}, the same in every command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean wanted;

    /** Whether it was given; then nothing else runs. */
    public boolean wanted() {
        return wanted;
    }
}
