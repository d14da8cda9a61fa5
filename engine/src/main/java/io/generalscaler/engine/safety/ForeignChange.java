package io.generalscaler.engine.safety;

import io.generalscaler.engine.model.Contest;
import io.generalscaler.engine.model.Displacement;
import io.generalscaler.engine.model.Draft;
import io.generalscaler.engine.model.Explanation;
import io.generalscaler.engine.model.Hand;
import io.generalscaler.engine.model.LastSize;
import io.generalscaler.engine.model.Reason;
import io.generalscaler.engine.model.Snapshot;
import io.generalscaler.engine.model.Stage;
import io.generalscaler.engine.model.Standing;
import io.generalscaler.engine.plan.Mode;
import io.generalscaler.engine.plan.OnForeignChange;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What becomes of a size that a hand other than the scaler's has set.
 *
 * <pre>
 * the size was set                                    it is answered
 * through /scale (kubectl scale, a console), or nobody
 * can tell how                                        as any size: limits damp from there
 * to 0, or from a 0 that a person set                 likewise
 * with the object (kubectl apply, Helm, Argo CD …)    Restore: limits damp from the size that was decided, so the way back is free
 *                                                     Adopt: as any size
 * with the object, for the third time in a row        not at all for a pause that doubles, {@link Contest}
 * </pre>
 *
 * Metrics are asked at the present size all the same. The way back stays open until a decision was made on complete readings that
 * wrote a size, or for {@link #OPEN} at least. In mode Recommend nobody's size is ours.
 */
public final class ForeignChange {

    /** For so long it is not taken for granted that the readings know of the new size. */
    public static final Duration OPEN = Duration.ofMinutes(5);

    private ForeignChange() {}

    /** Whose the size is, before anything is decided. */
    public static Standing upToNow(Snapshot snapshot) {
        Optional<LastSize> earlier = snapshot.history().carried().size();
        int live = snapshot.target().replicas();
        if (snapshot.plan().controls().mode() == Mode.RECOMMEND) {
            return Standing.FIRST;
        }
        if (earlier.isEmpty()) {
            return new Standing(
                    live,
                    false,
                    Optional.of(LastSize.of(live, snapshot.target().hand().equals(Hand.OURS))));
        }
        LastSize last = earlier.get();
        Optional<Contest> contest =
                last.contest().map(it -> it.notAfter(snapshot.now())).filter(it -> it.lastsAt(snapshot.now()));
        if (last.left() == live) {
            boolean unchanged = contest.equals(last.contest());
            return new Standing(
                    live,
                    false,
                    unchanged ? earlier : Optional.of(new LastSize(live, last.ours(), last.displacement(), contest)));
        }
        return switch (snapshot.target().hand().way()) {
            case OURS -> new Standing(live, false, Optional.of(new LastSize(live, true, Optional.empty(), contest)));
            case SCALE, UNKNOWN ->
                new Standing(last.left(), true, Optional.of(new LastSize(live, false, Optional.empty(), contest)));
            case OBJECT -> new Standing(last.left(), true, Optional.of(writtenOver(last, contest, snapshot)));
        };
    }

    private static LastSize writtenOver(LastSize last, Optional<Contest> contest, Snapshot snapshot) {
        int live = snapshot.target().replicas();
        String manager = snapshot.target().hand().manager();
        Optional<Contest> counted =
                last.ours() ? Optional.of(Contest.after(contest, manager, snapshot.now())) : contest;
        int decided = last.displacement().map(Displacement::decided).orElse(last.left());
        return new LastSize(
                live,
                false,
                isWayBack(last, decided, snapshot)
                        ? Optional.of(new Displacement(decided, manager, snapshot.now()))
                        : Optional.empty(),
                counted);
    }

    private static boolean isWayBack(LastSize last, int decided, Snapshot snapshot) {
        int live = snapshot.target().replicas();
        boolean startedByHand =
                last.left() == 0 && !snapshot.history().carried().scaledToZero();
        return snapshot.plan().behavior().onForeignChange() == OnForeignChange.RESTORE
                && live != 0
                && live != decided
                && !startedByHand;
    }

    /** Whether the size stands where another hand put it, so that it is not a size to judge limits by. */
    public static boolean isDisplaced(Draft draft) {
        return draft.facts().standing().displacement().isPresent();
    }

    /** Says who changed the size. */
    public static void tell(Draft draft) {
        Standing standing = draft.facts().standing();
        Optional<Displacement> displacement = standing.displacement();
        if (standing.moved()) {
            Hand hand = draft.snapshot().target().hand();
            draft.note(
                    Stage.Hand,
                    Reason.ForeignChange,
                    Explanation.of(
                            "{} changed the size from {} to {}{}",
                            hand.manager().isEmpty() ? "somebody" : hand.manager(),
                            standing.before(),
                            draft.current(),
                            meaning(hand, displacement)));
        } else if (displacement.isPresent()) {
            Displacement it = displacement.get();
            draft.note(
                    Stage.Hand,
                    Reason.Displaced,
                    Explanation.of(
                            "{} had changed the size from {}, and the way back is free", it.manager(), it.decided()));
        }
    }

    private static Explanation meaning(Hand hand, Optional<Displacement> displacement) {
        if (displacement.isPresent()) {
            return Explanation.of(
                    "; the way back to {} is free", displacement.get().decided());
        }
        return Explanation.of(hand.way() == Hand.Way.SCALE ? " through /scale" : "");
    }

    /** Gives way for a while to a hand that keeps undoing what the scaler writes. */
    public static void giveWay(Draft draft) {
        Optional<Contest> contest = draft.facts().standing().contest();
        if (contest.isEmpty() || !draft.now().isBefore(contest.get().until())) {
            return;
        }
        Contest it = contest.get();
        Explanation why = Explanation.of(
                "the scaler's size was undone {} times, last by {}: it is left as it is until {}",
                it.moves(),
                it.manager(),
                it.until().truncatedTo(ChronoUnit.SECONDS));
        draft.move(Stage.BackOff, draft.current(), Reason.BackedOff, why);
    }
}
