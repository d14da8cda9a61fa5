package io.generalscaler.api.source.sql;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a database speaks. */
public enum SqlDialect {
    POSTGRESQL("PostgreSQL", 5432),
    MYSQL("MySQL", 3306);

    private final String word;
    private final int port;

    SqlDialect(String word, int port) {
        this.word = word;
        this.port = port;
    }

    /** As it stands in the field, and in messages. */
    public String word() {
        return word;
    }

    /** The port where such a server usually listens. */
    int port() {
        return port;
    }

    static Optional<SqlDialect> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.word.equals(word))
                .findFirst();
    }
}
