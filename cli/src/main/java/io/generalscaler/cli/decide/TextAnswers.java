package io.generalscaler.cli.decide;

import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Step;
import java.io.PrintStream;

/** A few lines for a person: the decision, then each step with what it made of the number. */
final class TextAnswers implements AnswerWriter {
    private final Terminal terminal;
    private final PrintStream out;

    TextAnswers(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    @Override
    public void write(OfflineAnswer answer) {
        String id = answer.id().isMissingNode() || answer.id().isNull()
                ? "line " + answer.line()
                : answer.id().asText();
        out.println(terminal.paint(Colour.TITLE, id));
        switch (answer) {
            case OfflineAnswer.Decided decided -> write(decided);
            case OfflineAnswer.Bad bad -> write(bad);
        }
        out.println();
    }

    private void write(OfflineAnswer.Decided answer) {
        Decision decision = answer.trace().decision();
        Colour colour = decision instanceof Decision.Scale ? Colour.GOOD : Colour.CAUTION;
        out.println("  " + decision.currentReplicas() + " → " + decision.desiredReplicas() + "  "
                + terminal.paint(colour, decision.kind() + " " + decision.reason()));
        for (Step step : answer.trace().steps()) {
            String change = step.changed() ? step.before() + " → " + step.after() : "" + step.after();
            out.println("  " + padded(step.stage().name(), 14) + padded(change, 10)
                    + padded(step.reason().name(), 18) + step.message());
        }
    }

    private void write(OfflineAnswer.Bad answer) {
        if (answer.violations().isEmpty()) {
            out.println("  " + terminal.paint(Colour.BAD, "line " + answer.line() + " " + answer.error()));
        }
        answer.violations().forEach(it -> out.println("  " + terminal.paint(Colour.BAD, it.sentence())));
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    @Override
    public void flush() {
        out.flush();
    }
}
