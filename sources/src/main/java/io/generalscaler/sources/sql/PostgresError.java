package io.generalscaler.sources.sql;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.util.regex.Pattern;

/** The SQLSTATEs of PostgreSQL, in our words. Of an error nothing else is looked at. */
final class PostgresError {

    static final String OTHER_LOGIN =
            "PostgreSQL wants another login than a password that is hashed at most 20000 times:"
                    + " see pg_hba.conf and scram_iterations";

    private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

    private PostgresError() {}

    static SourceException of(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                new SourceException(
                        FailureReason.Unauthorized,
                        "PostgreSQL refused the user name or the password, or pg_hba.conf does not let this user in"
                                + " (" + state + ")");
            case "42501" ->
                new SourceException(FailureReason.Unauthorized, "the login may not read what the query names (42501)");
            case "08004" -> new SourceException(FailureReason.Unauthorized, OTHER_LOGIN);
            case "3D000" -> new SourceException(FailureReason.NotFound, "there is no such database (3D000)");
            case "42P01", "3F000" ->
                new SourceException(
                        FailureReason.NotFound, "a table that the query names does not exist (" + state + ")");
            case "57014" ->
                new SourceException(FailureReason.Timeout, "PostgreSQL did not finish the query in time (57014)");
            case "25006" ->
                new SourceException(
                        FailureReason.QueryRejected, "the query would change something, and may only read (25006)");
            case "08P01" ->
                new SourceException(FailureReason.BadAnswer, "the answer is not one of PostgreSQL to a query");
            default -> ofClass(state);
        };
    }

    private static SourceException ofClass(String state) {
        String code = STATE.matcher(state).matches() ? " (" + state + ")" : "";
        return switch (code.isEmpty() ? "" : state.substring(0, 2)) {
            case "" -> new SourceException(FailureReason.BadAnswer, "the answer is not one of PostgreSQL to a query");
            case "08" -> new SourceException(FailureReason.ConnectionLost, "the connection to PostgreSQL broke");
            case "40", "53", "55", "57", "58", "F0", "XX" ->
                new SourceException(FailureReason.SourceError, "PostgreSQL cannot answer now" + code);
            default -> new SourceException(FailureReason.QueryRejected, "PostgreSQL refused the query" + code);
        };
    }
}
