package io.generalscaler.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image of the container file, made by hand in a folder as an image builder would: stage after stage, files copied with their
 * times, commands run with this Java. Every stage has the same folder for its root while it is made, because a cache of classes
 * fits only the paths that it was made with. Needs the programs to be packaged.
 */
final class Image {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA_BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final int DEADLINE_MINUTES = 10;

    /** Where an argument names a file: at its begin, or behind {@code @} or {@code =}. */
    private static final Pattern FILE = Pattern.compile("(^|[@=])/");

    private final Containerfile file = Containerfile.read();
    private final String target;
    private final Path root;
    private final Path stages;
    private final Set<String> done = new HashSet<>();

    private Image(String target, Path folder) {
        this.target = target;
        this.root = folder.resolve("root");
        this.stages = folder.resolve("stages");
    }

    /** Builds a target for a bench; the arguments: the target, and an empty folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        build(arguments[0], Path.of(arguments[1]));
    }

    /**
     * Builds a target.
     *
     * @param folder an empty one
     */
    static Image build(String target, Path folder) throws IOException, InterruptedException {
        Image image = new Image(target, folder.toAbsolutePath());
        Files.createDirectories(image.stages);
        image.make(target);
        Files.move(image.stages.resolve(target), image.root);
        return image;
    }

    /** Its files, as paths from the root. */
    Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return Set.copyOf(files.filter(Files::isRegularFile)
                    .map(path -> "/" + root.relativize(path))
                    .toList());
        }
    }

    /** Where a file of the image is. */
    Path path(String inImage) {
        return Path.of(local(inImage));
    }

    /** What a container runs, for this machine. */
    List<String> entrypoint() {
        return local(file.entrypoint(target));
    }

    private void make(String stage) throws IOException, InterruptedException {
        if (!done.add(stage)) {
            return;
        }
        Containerfile.Stage made = file.stage(stage);
        for (String needed : needs(made)) {
            make(needed);
        }
        Files.createDirectories(root);
        if (file.stages().containsKey(made.from())) {
            copyTree(stages.resolve(made.from()), root);
        }
        for (String line : made.lines()) {
            if (line.startsWith("COPY ")) {
                copy(Containerfile.copy(Containerfile.argument(line)));
            } else if (line.startsWith("RUN ")) {
                run(Containerfile.command(Containerfile.argument(line)));
            }
        }
        Files.move(root, stages.resolve(stage));
    }

    /** The stages that one is made of. */
    private List<String> needs(Containerfile.Stage stage) {
        return Stream.concat(
                        Stream.of(stage.from()),
                        stage.lines().stream()
                                .filter(line -> line.startsWith("COPY "))
                                .flatMap(line -> Containerfile.copy(Containerfile.argument(line)).stage().stream()))
                .filter(file.stages()::containsKey)
                .toList();
    }

    private void copy(Containerfile.Copy copy) throws IOException {
        Path from = copy.stage().map(stages::resolve).orElse(ROOT);
        for (String word : copy.sources()) {
            Path source = from.resolve(copy.stage().isPresent() ? word.substring(1) : word);
            Path destination = path(copy.destination());
            if (Files.isDirectory(source)) {
                copyTree(source, destination);
            } else {
                Path into = copy.destination().endsWith("/") ? destination.resolve(source.getFileName()) : destination;
                Files.createDirectories(into.getParent());
                Files.copy(source, into, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void copyTree(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path into = target.resolve(source.relativize(file));
                Files.createDirectories(into.getParent());
                Files.copy(file, into, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Runs a command, which must end well. */
    private void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(stages, "run", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(local(command)).redirectErrorStream(true).redirectOutput(output.toFile());
        // Programs that the command starts find this Java too.
        builder.environment().merge("PATH", JAVA_BIN.toString(), (path, bin) -> bin + ":" + path);
        Process process = builder.start();
        try {
            if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + " did not end well:\n" + Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> local(List<String> command) {
        List<String> local = new ArrayList<>(command.stream().map(this::local).toList());
        local.set(0, JAVA_BIN.resolve(command.getFirst()).toString());
        return local;
    }

    private String local(String argument) {
        return FILE.matcher(argument).replaceAll("$1" + root + "/");
    }
}
