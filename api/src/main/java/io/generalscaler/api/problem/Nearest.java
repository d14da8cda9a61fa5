package io.generalscaler.api.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Nearest {
    /** Longer words are not guessed at: the work grows with the square of the length. */
    private static final int MAX_LENGTH = 64;

    /** A shorter part of a name is in too many others. */
    private static final int LEAST_PART = 4;

    private Nearest() {}

    /**
     * The word that differs least, by letters added, left out, changed or swapped, and by no more than a third of them; where there is none,
     * the one that is longer or shorter by whole parts at an end, as {@code pollingIntervalSeconds} than {@code pollingInterval}. Upper and
     * lower case are the same here. The first in order wins a tie.
     */
    public static Optional<String> to(String word, Collection<String> words) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String meant = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, meant.length() / 3);
        String best = null;
        for (String candidate : words) {
            if (Math.abs(candidate.length() - meant.length()) > limit || candidate.length() > MAX_LENGTH) {
                continue;
            }
            int distance = distance(meant, candidate.toLowerCase(Locale.ROOT));
            if (distance < limit || (distance == limit && best == null)) {
                limit = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best).or(() -> byParts(word, words));
    }

    /** The word that has most in common with a word that it is an end or the beginning of, or the other way round. */
    private static Optional<String> byParts(String word, Collection<String> words) {
        String best = null;
        int least = MAX_LENGTH;
        for (String candidate : words) {
            int more = Math.abs(candidate.length() - word.length());
            boolean isPart = candidate.length() <= MAX_LENGTH
                    && (word.length() > candidate.length() ? isPart(candidate, word) : isPart(word, candidate));
            if (isPart && more < least) {
                least = more;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether the shorter word is the beginning or the end of the longer one, up to where a part of that begins, and not too little of it. */
    private static boolean isPart(String shorter, String longer) {
        int length = shorter.length();
        int rest = longer.length() - length;
        boolean isEnough = length >= LEAST_PART && 5 * length >= 2 * longer.length();
        return isEnough
                && ((longer.regionMatches(true, 0, shorter, 0, length) && beginsPart(longer, length))
                        || (longer.regionMatches(true, rest, shorter, 0, length) && beginsPart(longer, rest)));
    }

    /** A capital, or what follows on something that is no letter. */
    private static boolean beginsPart(String word, int at) {
        return at == word.length()
                || Character.isUpperCase(word.charAt(at))
                || !Character.isLetterOrDigit(word.charAt(at))
                || (at > 0 && !Character.isLetterOrDigit(word.charAt(at - 1)));
    }

    /** The end of a message: {@code "; did you mean maxReplicas?"}, or nothing. */
    public static String hint(String word, Collection<String> words) {
        return to(word, words).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** Optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean isSwap =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
