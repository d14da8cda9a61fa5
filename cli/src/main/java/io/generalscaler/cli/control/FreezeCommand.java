package io.generalscaler.cli.control;

import io.generalscaler.api.freeze.FreezeObject;
import io.generalscaler.cli.cluster.ClusterClient;
import io.generalscaler.cli.cluster.ClusterOptions;
import io.generalscaler.cli.cluster.ControllerOption;
import io.generalscaler.cli.terminal.CommandFailure;
import io.generalscaler.cli.terminal.DurationConverter;
import io.generalscaler.cli.terminal.ExitCode;
import io.generalscaler.cli.terminal.Terminal;
import io.generalscaler.engine.model.Freeze;
import io.generalscaler.explain.LeaseView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lays, shows and ends freezes. */
@Command(
        name = "freeze",
        header = "Stop every change of a size, in a namespace or everywhere.",
        description = {
            "With --for or --until: from now on no scaler of the namespace writes a size. Scalers go on looking and deciding, and their"
                    + " status says what they would do. It ends by itself, 7 days later at most. With --end: ends it now. With"
                    + " neither: says what is frozen.",
            "",
            "It is the ConfigMap " + FreezeObject.NAME
                    + " in the namespace, so it takes the right to write ConfigMaps there and"
                    + " no webhook. That of the controller's own namespace, which -A writes, is for every namespace."
        },
        footer = {
            "",
            "Examples:",
            "  gscale freeze -n shop --for 2h --reason 'incident 42'",
            "  gscale freeze -A --until 2026-12-01T06:00:00Z --reason 'cluster upgrade'",
            "  gscale freeze -n shop                        (what is frozen)",
            "  gscale freeze -n shop --end",
            "",
            "Exit codes: 0 done; 1 refused; 2 usage; 3 the cluster cannot be reached, or no controller is where -A looks for it."
        })
public final class FreezeCommand implements Callable<Integer> {

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long it holds, such as 2h or 30m; 7d at most.")
    private @Nullable Duration span;

    @Option(names = "--until", paramLabel = "TIME", description = "When it ends, such as 2026-12-01T00:00:00Z.")
    private @Nullable String until;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; shown in the conditions of every scaler.")
    private String reason = "";

    @Option(names = "--end", description = "End it now.")
    private boolean end;

    @Option(
            names = {"-A", "--all-namespaces"},
            description = "Everything that the controller scales, not only one namespace.")
    private boolean everywhere;

    @Mixin
    private final ControllerOption controller = new ControllerOption();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    private final Terminal terminal;
    private final InstantSource clock;

    public FreezeCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant now = clock.instant();
        Optional<Instant> until = checked(now);
        try (ClusterClient cluster = ClusterClient.connect(options)) {
            String namespace = everywhere ? controller.namespace() : cluster.namespace();
            if (end) {
                end(cluster, namespace, now);
            } else if (until.isPresent()) {
                freeze(cluster, namespace, until.get());
            } else {
                show(cluster, namespace, now);
            }
            cluster.warnings().forEach(terminal::warn);
        }
        return ExitCode.OK;
    }

    private Optional<Instant> checked(Instant now) {
        Reasons.check(reason);
        Optional<Instant> at = Expiry.at(span, until, now);
        if (end && (at.isPresent() || !reason.isEmpty())) {
            throw CommandFailure.usage("give --end alone, or --for or --until without it");
        }
        if (!end && at.isEmpty() && !reason.isEmpty()) {
            throw CommandFailure.usage("say how long: --for or --until");
        }
        if (at.isPresent() && at.get().isAfter(now.plus(FreezeObject.LONGEST))) {
            throw CommandFailure.usage("a freeze ends within 7 days; it can be laid again");
        }
        return at;
    }

    private void freeze(ClusterClient cluster, String namespace, Instant at) {
        if (everywhere) {
            checkController(cluster);
        }
        cluster.freezes().lay(namespace, at, reason);
        terminal.out()
                .println(where(namespace) + " frozen until " + at + ": no size is written; gscale freeze --end "
                        + argument(namespace) + " ends it");
    }

    /** A freeze in a namespace where no controller runs would be of no effect, and nobody would know. */
    private void checkController(ClusterClient cluster) {
        switch (cluster.lease(controller)) {
            case LeaseView.Seen _ -> {}
            case LeaseView.Absent _ ->
                throw CommandFailure.failed("no controller runs in namespace " + controller.namespace()
                        + ": there is no Lease " + controller.lease() + "; --controller says where it is");
            case LeaseView.Hidden(String why) ->
                terminal.warn("whether the controller runs in namespace " + controller.namespace() + " cannot be seen: "
                        + why);
        }
    }

    private void end(ClusterClient cluster, String namespace, Instant now) {
        boolean ended = cluster.freezes().end(namespace);
        terminal.out().println(where(namespace) + (ended ? " no longer frozen" : " not frozen"));
        if (!everywhere) {
            ofEverything(cluster, now)
                    .filter(freeze -> freeze.activeAt(now))
                    .ifPresent(freeze -> terminal.warn("everything is still frozen: " + words(freeze, now)));
        }
    }

    private void show(ClusterClient cluster, String namespace, Instant now) {
        if (everywhere) {
            Map<String, Freeze> all = cluster.freezes().everywhere(now);
            all.putIfAbsent(namespace, new Freeze(Instant.EPOCH, "", ""));
            all.forEach((each, freeze) -> terminal.say(
                    (each.equals(namespace) ? "everything" : "namespace " + each) + ": " + words(freeze, now)));
            return;
        }
        terminal.say(where(namespace) + ": "
                + cluster.freezes().in(namespace, now).map(it -> words(it, now)).orElse("not frozen"));
        terminal.say("everything: "
                + ofEverything(cluster, now).map(it -> words(it, now)).orElse("not frozen"));
    }

    /** Empty where it may not be seen, which is warned of. */
    private Optional<Freeze> ofEverything(ClusterClient cluster, Instant now) {
        try {
            return cluster.freezes().in(controller.namespace(), now);
        } catch (CommandFailure e) {
            terminal.warn("whether everything is frozen cannot be seen: " + e.getMessage());
            return Optional.empty();
        }
    }

    private String where(String namespace) {
        return everywhere ? "everything" : "namespace " + namespace;
    }

    private String argument(String namespace) {
        return everywhere ? "-A" : "-n " + namespace;
    }

    private static String words(Freeze freeze, Instant now) {
        if (!freeze.activeAt(now)) {
            return "not frozen";
        }
        return "frozen until " + freeze.until() + " by " + freeze.by()
                + (freeze.reason().isEmpty() ? "" : " (" + freeze.reason() + ")");
    }
}
