package io.generalscaler.explain;

import io.generalscaler.explain.Statement.Fact;
import java.util.List;
import java.util.Optional;

/** Whether somebody evaluates the scaler at all: what its status says is as old as the last who did. */
record ControllerFacts(LeaseView lease, Ages ages) {
    private static final String TITLE = "Controller";

    Fact fact() {
        return switch (lease) {
            case LeaseView.Seen seen
            when seen.isLed(ages.now()) -> new Fact(TITLE, Tone.PLAIN, "acts; its Lease was renewed " + renewed(seen));
            case LeaseView.Seen seen ->
                new Fact(
                        TITLE,
                        Tone.BAD,
                        "nobody acts: the Lease " + seen.name() + " was "
                                + (seen.holder().isEmpty() ? "given back " : "last renewed ") + renewed(seen)
                                + "; what stands here is as old as that");
            case LeaseView.Absent(String name) ->
                new Fact(
                        TITLE,
                        Tone.WARN,
                        "whether one acts is not known: there is no Lease " + name + "; --controller says where it is");
            case LeaseView.Hidden(String why) -> new Fact(TITLE, Tone.WARN, "whether one acts cannot be seen: " + why);
        };
    }

    /** What a person can do where nobody acts: before anything else, as everything else may be different by then. */
    List<String> steps() {
        return lease instanceof LeaseView.Seen seen && !seen.isLed(ages.now())
                ? List.of("see why no controller acts: kubectl -n "
                        + seen.name().substring(0, seen.name().indexOf('/'))
                        + " get pods -l app.kubernetes.io/name=generalscaler")
                : List.of();
    }

    private String renewed(LeaseView.Seen seen) {
        Optional<String> at = seen.renewed().map(Object::toString);
        return ages.of(at.orElse(null));
    }
}
