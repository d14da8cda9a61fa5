package io.generalscaler.sources.sql;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The number in the only column of the only row that a query gives. */
final class OneNumber {

    private OneNumber() {}

    static Sample read(Statement statement, String query, Instant at) throws SQLException, SourceException {
        if (!statement.execute(query)) {
            throw new SourceException(
                    FailureReason.QueryRejected, "the query gives no rows: it must select one number");
        }
        try (ResultSet rows = statement.getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            if (columns != 1) {
                throw new SourceException(
                        FailureReason.QueryRejected,
                        "the query gives " + columns + " columns, and one is needed: select the number alone");
            }
            if (!rows.next()) {
                throw new SourceException(FailureReason.NoData, "the query gives no row");
            }
            String text = text(rows);
            if (rows.next()) {
                throw new SourceException(
                        FailureReason.SeveralElements,
                        "the query gives several rows, and one is needed: aggregate, or select one");
            }
            return number(text, at);
        }
    }

    private static @Nullable String text(ResultSet rows) throws SQLException {
        try {
            return rows.getString(1);
        } catch (SQLDataException e) {
            // Something that has no text, as a picture.
            return "";
        }
    }

    static Sample number(@Nullable String text, Instant at) throws SourceException {
        if (text == null) {
            throw new SourceException(FailureReason.NoData, "the value is NULL");
        }
        try {
            return Sample.parse(
                    switch (text.strip()) {
                        case "Infinity" -> "+Inf";
                        case "-Infinity" -> "-Inf";
                        default -> text.strip();
                    },
                    at);
        } catch (SourceException e) {
            throw e.reason() == FailureReason.BadAnswer
                    ? new SourceException(FailureReason.NotANumber, "the value is not a number")
                    : e;
        }
    }
}
