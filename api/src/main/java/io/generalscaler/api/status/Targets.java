package io.generalscaler.api.status;

import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.engine.model.Proposal;
import io.generalscaler.engine.plan.Role;
import io.generalscaler.engine.plan.TargetType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What metrics say and should say in one line, as {@code kubectl get hpa} has it: {@code 156/10 (avg), 30/200}. */
final class Targets {
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final BigDecimal WHOLE = new BigDecimal(1_000);
    private static final int MAX_PLAIN = 12;

    private Targets() {}

    /** Empty where no metric has a target. */
    static Optional<String> of(List<Proposal> proposals, int replicas) {
        String line = proposals.stream()
                .filter(it -> it.metric().role() == Role.SCALE)
                .map(it -> of(it, replicas))
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? Optional.empty() : Optional.of(bounded(line));
    }

    private static String of(Proposal proposal, int replicas) {
        boolean isAverage = proposal.metric().target().type() == TargetType.AVERAGE_VALUE;
        String value = proposal.value()
                .map(total -> isAverage && replicas > 0
                        ? total.divide(BigDecimal.valueOf(replicas), MathContext.DECIMAL64)
                        : total)
                .map(Targets::shown)
                .orElse("<unknown>");
        return value + "/" + shown(proposal.metric().target().value()) + (isAverage ? " (avg)" : "");
    }

    private static String shown(BigDecimal number) {
        boolean isHuge = number.precision() - number.scale() > MAX_PLAIN;
        BigDecimal shown = !isHuge && number.compareTo(WHOLE) >= 0
                ? number.setScale(0, RoundingMode.HALF_EVEN)
                : number.round(SHOWN).stripTrailingZeros();
        return isHuge || shown.scale() > MAX_PLAIN ? shown.toString() : shown.toPlainString();
    }

    private static String bounded(String line) {
        return line.length() <= GeneralScalerStatus.MAX_TARGETS
                ? line
                : line.substring(0, GeneralScalerStatus.MAX_TARGETS - 1) + "…";
    }
}
