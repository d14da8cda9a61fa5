package io.generalscaler.cli.validate;

import io.generalscaler.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what to judge: files as they are given, and in folders every {@code .yaml}, {@code .yml} and {@code .json}. */
final class SourceFiles {

    private SourceFiles() {}

    /**
     * The files of these arguments, folders recursively and in alphabetical order; {@code -} is standard input.
     *
     * @throws CommandFailure if one of them cannot be found or looked into
     */
    static List<String> of(List<String> arguments) {
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (!argument.equals("-") && Files.isDirectory(path)) {
                files.addAll(inFolder(path));
            } else {
                files.add(argument);
            }
        }
        return files;
    }

    private static List<String> inFolder(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailure.failed(folder + ": cannot be looked into: " + e.getMessage());
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
