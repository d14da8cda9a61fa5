package io.generalscaler.api.source.prometheus;

import io.generalscaler.api.problem.Problems;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds PromQL that no server could read: nothing in it, a bracket or a quote without its partner. Whether the rest has a
 * meaning is for the server to say.
 */
final class PromQl {
    private static final int LINE_END = '\n';

    private PromQl() {}

    static void check(String query, Problems here) {
        Deque<Character> open = new ArrayDeque<>();
        boolean isEmpty = true;
        for (int at = 0; at < query.length(); at++) {
            char character = query.charAt(at);
            if (character == '#') {
                int end = query.indexOf(LINE_END, at);
                at = end < 0 ? query.length() : end;
                continue;
            }
            isEmpty &= Character.isWhitespace(character);
            if (character == '"' || character == '\'' || character == '`') {
                int end = endOfString(query, at);
                if (end < 0) {
                    here.invalid(query, "must close the " + character + " that opens at character " + (at + 1));
                    return;
                }
                at = end;
            } else if ("([{".indexOf(character) >= 0) {
                open.push(character);
            } else if (")]}".indexOf(character) >= 0 && (open.isEmpty() || !pairs(open.pop(), character))) {
                here.invalid(query, "the " + character + " at character " + (at + 1) + " closes nothing");
                return;
            }
        }
        if (isEmpty) {
            here.invalid(query, "must be a PromQL query such as sum(rate(http_requests_total[2m])), and there is none");
        } else if (!open.isEmpty()) {
            here.invalid(query, "must close every bracket, and a " + open.peek() + " is left open");
        }
    }

    private static int endOfString(String query, int start) {
        char quote = query.charAt(start);
        for (int at = start + 1; at < query.length(); at++) {
            if (query.charAt(at) == '\\' && quote != '`') {
                at++;
            } else if (query.charAt(at) == quote) {
                return at;
            }
        }
        return -1;
    }

    private static boolean pairs(char open, char close) {
        return "([{".indexOf(open) == ")]}".indexOf(close);
    }
}
