package io.generalscaler.cli.decide;

import io.generalscaler.cli.terminal.Colour;
import io.generalscaler.cli.terminal.Styled;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.engine.model.Decision;
import io.generalscaler.engine.model.Step;

/** A few lines for a person: the decision, then each step with what it made of the number. */
final class TextAnswers implements AnswerWriter {
    private final Terminal terminal;

    TextAnswers(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(OfflineAnswer answer) {
        String id = answer.id().isMissingNode() || answer.id().isNull()
                ? "line " + answer.line()
                : answer.id().asText();
        terminal.say(Styled.of(Colour.TITLE, id));
        switch (answer) {
            case OfflineAnswer.Decided decided -> write(decided);
            case OfflineAnswer.Bad bad -> write(bad);
        }
        terminal.say(Styled.EMPTY);
    }

    private void write(OfflineAnswer.Decided answer) {
        Decision decision = answer.trace().decision();
        Colour colour = decision instanceof Decision.Scale ? Colour.GOOD : Colour.CAUTION;
        terminal.say(Styled.of("  " + decision.currentReplicas() + " → " + decision.desiredReplicas() + "  ")
                .and(Styled.of(colour, decision.kind() + " " + decision.reason())));
        for (Step step : answer.trace().steps()) {
            String change = step.changed() ? step.before() + " → " + step.after() : "" + step.after();
            terminal.say("  " + padded(step.stage().name(), 14) + padded(change, 10)
                    + padded(step.reason().name(), 18) + step.message());
        }
    }

    private void write(OfflineAnswer.Bad answer) {
        if (answer.violations().isEmpty()) {
            terminal.say(Styled.of("  ").and(Styled.of(Colour.BAD, "line " + answer.line() + " " + answer.error())));
        }
        answer.violations().forEach(it -> terminal.say(Styled.of("  ").and(Styled.of(Colour.BAD, it.sentence()))));
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    @Override
    public void flush() {
        terminal.out().flush();
    }
}
