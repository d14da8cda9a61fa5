package io.generalscaler.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line for a terminal: texts, each in a colour or in none. Colours are held beside the texts and written only by {@link #shown}, and
 * whatever in a text would steer a terminal is {@code ?} from the beginning: so nothing that comes from a file or a cluster can paint.
 *
 * <p>Immutable.
 */
public final class Styled {
    /** No text. */
    public static final Styled EMPTY = new Styled(List.of());

    private final List<Run> runs;

    /** Some characters in a colour. */
    private record Run(Optional<Colour> colour, String text) {}

    private Styled(List<Run> runs) {
        this.runs = runs;
    }

    /** A text without a colour. */
    public static Styled of(String text) {
        return text.isEmpty() ? EMPTY : new Styled(List.of(new Run(Optional.empty(), clean(text))));
    }

    /** A text in a colour. */
    public static Styled of(Colour colour, String text) {
        return text.isEmpty() ? EMPTY : new Styled(List.of(new Run(Optional.of(colour), clean(text))));
    }

    /** This and then another. */
    public Styled and(Styled more) {
        List<Run> both = new ArrayList<>(runs);
        both.addAll(more.runs);
        return new Styled(List.copyOf(both));
    }

    /** This and then a text without a colour. */
    public Styled and(String more) {
        return and(of(more));
    }

    /** Words with a blank between each two, in their colour where both have the same. */
    public static Styled joined(List<Styled> words) {
        List<Run> runs = new ArrayList<>();
        for (Styled word : words) {
            if (!runs.isEmpty()) {
                boolean isSame = !word.runs.isEmpty()
                        && word.runs.getFirst().colour().equals(runs.getLast().colour());
                runs.add(new Run(isSame ? runs.getLast().colour() : Optional.empty(), " "));
            }
            runs.addAll(word.runs);
        }
        return new Styled(List.copyOf(runs));
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** How many characters a terminal shows. */
    public int width() {
        return runs.stream()
                .map(Run::text)
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }

    /** The parts between single blanks, which may be empty. */
    public List<Styled> words() {
        List<Styled> words = new ArrayList<>();
        List<Run> word = new ArrayList<>();
        for (Run run : runs) {
            int from = 0;
            for (int blank = run.text().indexOf(' ');
                    blank >= 0;
                    blank = run.text().indexOf(' ', from)) {
                word.add(new Run(run.colour(), run.text().substring(from, blank)));
                words.add(new Styled(List.copyOf(word)));
                word.clear();
                from = blank + 1;
            }
            word.add(new Run(run.colour(), run.text().substring(from)));
        }
        words.add(new Styled(List.copyOf(word)));
        return words;
    }

    /** In lines of at most this width, broken between words; a word that is too long for a line stands alone on one. */
    public List<Styled> wrapped(int room) {
        List<Styled> lines = new ArrayList<>();
        List<Styled> line = new ArrayList<>();
        int used = 0;
        for (Styled word : words()) {
            int length = word.width();
            if (used > 0 && used + 1 + length > room) {
                lines.add(joined(line));
                line.clear();
                used = 0;
            }
            used += length + (line.isEmpty() ? 0 : 1);
            line.add(word);
        }
        lines.add(joined(line));
        return lines;
    }

    /** As a terminal is to be given it, without blanks at its end. */
    public String shown(boolean colours) {
        StringBuilder line = new StringBuilder();
        StringBuilder sameColour = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            sameColour.append(run.text());
            boolean goesOn = i + 1 < runs.size() && runs.get(i + 1).colour().equals(run.colour());
            if (!goesOn && !sameColour.isEmpty()) {
                String text = sameColour.toString();
                line.append(colours ? run.colour().map(it -> it.paint(text)).orElse(text) : text);
                sameColour.setLength(0);
            }
        }
        return line.toString().stripTrailing();
    }

    /** The text with {@code ?} for everything that steers a terminal: escapes, line ends, marks that turn the direction of writing. */
    public static String clean(String text) {
        if (text.codePoints().noneMatch(Styled::isSteering)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> clean.appendCodePoint(isSteering(character) ? '?' : character));
        return clean.toString();
    }

    /** Whether a character would steer a terminal, or turn the text around it. */
    public static boolean isSteering(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
