package io.generalscaler.sources.sql;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;

/** The numbers of MySQL's and MariaDB's errors, in our words. Of an error only number and SQLSTATE are looked at. */
final class MySqlError {

    private MySqlError() {}

    /**
     * What it means.
     *
     * @param number below 1 for one that the driver found
     */
    static SourceException of(int number, String state) {
        if (number < 1) {
            return state.startsWith("08")
                    ? new SourceException(FailureReason.ConnectionLost, "the connection to MySQL broke")
                    : new SourceException(FailureReason.BadAnswer, "the answer is not one of MySQL to a query");
        }
        return switch (number) {
            case 1045, 1698 -> unauthorized("MySQL refused the user name or the password", number);
            case 1129, 1130 -> unauthorized("MySQL lets nobody in from the controller's address", number);
            case 1251 ->
                unauthorized(
                        "MySQL wants a way to log in that is not known here: mysql_native_password, client_ed25519 and"
                                + " caching_sha2_password are",
                        number);
            case 3159 -> unauthorized("MySQL lets this login in over TLS only", number);
            case 1044, 1142, 1143, 1227, 1370 ->
                unauthorized("the login may not read what the query names, or not use the database", number);
            case 1049 -> new SourceException(FailureReason.NotFound, "there is no such database (1049)");
            case 1146 ->
                new SourceException(FailureReason.NotFound, "a table that the query names does not exist (1146)");
            case 1317, 1969, 3024 ->
                new SourceException(FailureReason.Timeout, "MySQL did not finish the query in time (" + number + ")");
            case 1290, 1792 ->
                new SourceException(
                        FailureReason.QueryRejected,
                        "the query would change something, and may only read (" + number + ")");
            case 1021, 1037, 1038, 1040, 1041, 1053, 1105, 1203, 1205, 1213, 1226, 1927 ->
                new SourceException(FailureReason.SourceError, "MySQL cannot answer now (" + number + ")");
            default -> new SourceException(FailureReason.QueryRejected, "MySQL refused the query (" + number + ")");
        };
    }

    private static SourceException unauthorized(String words, int number) {
        return new SourceException(FailureReason.Unauthorized, words + " (" + number + ")");
    }
}
