package io.generalscaler.controller;

import io.generalscaler.api.problem.Nearest;
import io.generalscaler.process.command.ServerCommand;
import picocli.CommandLine;

/** The program {@code generalscaler-controller}. Exit codes: 0 stopped as asked, 1 could not run or lost its Lease, 2 wrong usage. */
public final class Main {
    private Main() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return ServerCommand.line(new ControllerCommand(), Nearest::hint).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
