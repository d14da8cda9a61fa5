package io.generalscaler.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The container file, read far enough to do by hand what an image builder would: no variables but the base's, commands in their JSON
 * form.
 *
 * @param stages by name, in their order
 */
record Containerfile(Map<String, Stage> stages) {
    static final Path FILE = Path.of("container", "Containerfile");
    static final Path IGNORE = Path.of("container", "Containerfile.dockerignore");

    private static final String FROM_STAGE = "--from=";
    private static final Pattern BLANK = Pattern.compile(" +");
    private static final Pattern CONTINUED = Pattern.compile("\\\\\n *");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One stage.
     *
     * @param from the stage, or the image, that it begins with
     * @param lines its other instructions, each on one line
     */
    record Stage(String from, List<String> lines) {}

    /**
     * One COPY.
     *
     * @param stage where the sources are; empty for the repository
     */
    record Copy(Optional<String> stage, List<String> sources, String destination) {}

    static Containerfile read() {
        Map<String, Stage> stages = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        String text = CONTINUED.matcher(Generated.read(FILE)).replaceAll("");
        for (String line : text.lines().toList()) {
            if (line.startsWith("FROM ")) {
                List<String> words = words(line);
                lines = new ArrayList<>();
                stages.put(words.getLast(), new Stage(words.get(1), lines));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return new Containerfile(stages);
    }

    Stage stage(String name) {
        return Optional.ofNullable(stages.get(name)).orElseThrow();
    }

    /** What an instruction says in a stage and those that it begins with, from the first to the last. */
    List<String> all(String stage, String instruction) {
        if (!stages.containsKey(stage)) {
            return List.of();
        }
        return Stream.concat(
                        all(stage(stage).from(), instruction).stream(),
                        stage(stage).lines().stream()
                                .filter(line -> line.startsWith(instruction + " "))
                                .map(Containerfile::argument))
                .toList();
    }

    List<String> entrypoint(String stage) {
        return command(all(stage, "ENTRYPOINT").getLast());
    }

    /** Every file and folder of the repository that some stage copies. */
    List<String> sources() {
        return stages.values().stream()
                .flatMap(stage -> stage.lines().stream())
                .filter(line -> line.startsWith("COPY "))
                .map(line -> copy(argument(line)))
                .filter(copy -> copy.stage().isEmpty())
                .flatMap(copy -> copy.sources().stream())
                .distinct()
                .toList();
    }

    /** What follows the name of an instruction. */
    static String argument(String line) {
        return line.substring(line.indexOf(' ')).strip();
    }

    static Copy copy(String argument) {
        List<String> words = words(argument);
        Optional<String> stage = Optional.of(words.getFirst())
                .filter(word -> word.startsWith(FROM_STAGE))
                .map(word -> word.substring(FROM_STAGE.length()));
        return new Copy(stage, words.subList(stage.isPresent() ? 1 : 0, words.size() - 1), words.getLast());
    }

    static List<String> words(String line) {
        return BLANK.splitAsStream(line).toList();
    }

    static List<String> command(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a command in JSON form: " + json, e);
        }
    }
}
