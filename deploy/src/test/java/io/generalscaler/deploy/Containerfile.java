package io.generalscaler.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One target of the container file, read far enough to do by hand what an image builder would: no continued lines, no variables but
 * the base's, commands in their JSON form.
 *
 * @param copies sources and, last, the destination of each COPY
 * @param runs the command of each RUN
 * @param user as USER says
 * @param ports as EXPOSE says
 * @param entrypoint the command that a container runs
 */
record Containerfile(
        List<List<String>> copies, List<List<String>> runs, String user, List<String> ports, List<String> entrypoint) {
    static final Path FILE = Path.of("container", "Containerfile");
    static final Path IGNORE = Path.of("container", "Containerfile.dockerignore");

    /** What all targets begin with. */
    private static final String BASE = "base";

    private static final Pattern BLANK = Pattern.compile(" +");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Containerfile target(String name) {
        Map<String, List<String>> stages = stages();
        List<String> lines = new ArrayList<>(stages.getOrDefault(BASE, List.of()));
        lines.addAll(stages.getOrDefault(name, List.of()));
        return new Containerfile(
                all(lines, "COPY").stream().map(Containerfile::words).toList(),
                all(lines, "RUN").stream().map(Containerfile::command).toList(),
                all(lines, "USER").getLast(),
                all(lines, "EXPOSE").stream()
                        .flatMap(line -> words(line).stream())
                        .toList(),
                command(all(lines, "ENTRYPOINT").getLast()));
    }

    private static Map<String, List<String>> stages() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        List<String> stage = new ArrayList<>();
        for (String line : Generated.read(FILE).lines().toList()) {
            if (line.startsWith("FROM ")) {
                stage = new ArrayList<>();
                stages.put(words(line).getLast(), stage);
            }
            stage.add(line);
        }
        return stages;
    }

    private static List<String> all(List<String> lines, String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    private static List<String> words(String line) {
        return BLANK.splitAsStream(line).toList();
    }

    private static List<String> command(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a command in JSON form: " + json, e);
        }
    }
}
