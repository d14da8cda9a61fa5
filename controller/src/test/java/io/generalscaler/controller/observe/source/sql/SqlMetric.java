package io.generalscaler.controller.observe.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.controller.observe.source.Answer;

/** Metrics of type sql as people write them, and what came of them. */
record SqlMetric(String dialect, int port) {

    static final String PLAIN = "authRef: {secretName: login}, tls: {enabled: false}";

    /** On this machine, without TLS, as the user of the Secret {@code login}. */
    String asking(String query) {
        return asking(query, "127.0.0.1", "shop", PLAIN);
    }

    String asking(String query, String host, String database, String more) {
        return "type: sql\nsql: {dialect: %s, host: %s, port: %d, database: %s, query: \"%s\", %s}\n"
                .formatted(
                        dialect,
                        host,
                        port,
                        database,
                        query.replace("\\", "\\\\").replace("\"", "\\\""),
                        more);
    }

    static double value(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Value.class);
        return ((Answer.Value) answer).sample().high().doubleValue();
    }

    /** Why there is none: the reason and the words. */
    static String failure(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        Answer.Failed failed = (Answer.Failed) answer;
        return failed.reason() + ": " + failed.message();
    }
}
