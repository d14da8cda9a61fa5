package io.generalscaler.devcluster.select;

import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.devcluster.wire.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All requirements must hold; none means everything. */
public record LabelSelector(List<Requirement> requirements) {

    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private static final Pattern REQUIREMENT = Pattern.compile("\\s*(?:(?<absent>!\\s*[\\w./-]+)"
            + "|(?<key>[\\w./-]+)(?:\\s*(?<op>==|=|!=)\\s*(?<value>[\\w.-]*)"
            + "|\\s+(?<setop>in|notin)\\s*\\((?<values>[^)]*)\\))?)\\s*");

    /** One condition on one label. */
    public record Requirement(String key, Operator operator, Set<String> values) {

        public Requirement {
            values = Set.copyOf(values);
        }

        boolean matches(JsonNode labels) {
            JsonNode label = labels.path(key);
            return switch (operator) {
                case IN -> label.isTextual() && values.contains(label.textValue());
                case NOT_IN -> !label.isTextual() || !values.contains(label.textValue());
                case EXISTS -> label.isTextual();
                case ABSENT -> !label.isTextual();
            };
        }

        @Override
        public String toString() {
            String list = values.stream().sorted().collect(Collectors.joining(","));
            return switch (operator) {
                case IN -> values.size() == 1 ? key + "=" + list : key + " in (" + list + ")";
                case NOT_IN -> values.size() == 1 ? key + "!=" + list : key + " notin (" + list + ")";
                case EXISTS -> key;
                case ABSENT -> "!" + key;
            };
        }
    }

    /** How the label and the values relate. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        ABSENT
    }

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** Parses {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}. */
    public static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Matcher matcher = REQUIREMENT.matcher(text).region(at, text.length());
            if (!matcher.lookingAt() || (matcher.end() < text.length() && text.charAt(matcher.end()) != ',')) {
                throw Statuses.badRequest("unable to parse requirement: found '" + text.substring(at)
                        + "', expected: a label key, '=', '!=', 'in' or 'notin'");
            }
            requirements.add(requirement(matcher));
            at = matcher.end() + 1;
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(Matcher matcher) {
        if (matcher.group("absent") != null) {
            return new Requirement(matcher.group("absent").substring(1).strip(), Operator.ABSENT, Set.of());
        }
        String key = matcher.group("key");
        if (matcher.group("op") != null) {
            boolean negated = matcher.group("op").equals("!=");
            return new Requirement(key, negated ? Operator.NOT_IN : Operator.IN, Set.of(matcher.group("value")));
        }
        if (matcher.group("setop") != null) {
            Set<String> values = Stream.of(matcher.group("values").split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet());
            boolean negated = matcher.group("setop").equals("notin");
            return new Requirement(key, negated ? Operator.NOT_IN : Operator.IN, values);
        }
        return new Requirement(key, Operator.EXISTS, Set.of());
    }

    /** Reads a {@code metav1.LabelSelector}; an empty one selects everything. */
    public static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        for (var label : selector.path("matchLabels").properties()) {
            requirements.add(new Requirement(
                    label.getKey(), Operator.IN, Set.of(label.getValue().asText())));
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            Set<String> values = StreamSupport.stream(expression.path("values").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            Operator operator = switch (expression.path("operator").asText()) {
                case "In" -> Operator.IN;
                case "NotIn" -> Operator.NOT_IN;
                case "Exists" -> Operator.EXISTS;
                case "DoesNotExist" -> Operator.ABSENT;
                default ->
                    throw Statuses.badRequest(
                            "\"" + expression.path("operator").asText() + "\" is not a valid label selector operator");
            };
            requirements.add(new Requirement(expression.path("key").asText(), operator, values));
        }
        return new LabelSelector(requirements);
    }

    public boolean matches(JsonNode object) {
        JsonNode labels = object.path("metadata").path("labels");
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    /** As {@code /scale} and {@code kubectl} write it. */
    @Override
    public String toString() {
        return requirements.stream().map(Requirement::toString).collect(Collectors.joining(","));
    }
}
