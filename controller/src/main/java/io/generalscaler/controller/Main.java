package io.generalscaler.controller;

import io.generalscaler.process.command.ServerCommand;

/** The program {@code generalscaler-controller}. Exit codes: 0 stopped as asked, 1 could not run or lost its Lease, 2 wrong usage. */
public final class Main {
    private Main() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        int exitCode = ServerCommand.line(new ControllerCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        System.exit(exitCode);
    }
}
