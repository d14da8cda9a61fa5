package io.generalscaler.sources.redis;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.util.List;

/**
 * The errors of Redis that are known, in our words. Of a server's error only its beginning is compared, and nothing of it is shown. The
 * first that fits counts.
 *
 * @param begin how the error begins; a code ends with its word
 * @param reason its cause in one word
 * @param words one clause
 */
record RedisError(String begin, FailureReason reason, String words) {

    /** Stand for what was asked. */
    private static final String COMMAND = "{command}";

    private static final String WANTED = "{wanted}";

    private static final List<RedisError> KNOWN = List.of(
            new RedisError("WRONGTYPE", FailureReason.WrongType, "the key is not " + WANTED),
            new RedisError("ERR no such key", FailureReason.NotFound, "there is no such stream"),
            unauthorized("NOAUTH", "Redis wants a login; redis.authRef names the Secret that holds it (NOAUTH)"),
            unauthorized("WRONGPASS", "Redis refused the user name or the password (WRONGPASS)"),
            unauthorized(
                    "NOPERM", "the login may not run " + COMMAND + " on this key, or not use this database (NOPERM)"),
            unauthorized(
                    "DENIED",
                    "Redis has no password and is in protected mode: it serves its own machine only (DENIED)"),
            unauthorized(
                    "ERR AUTH <password> called without any password",
                    "Redis has no password, so that a login is refused: leave redis.authRef out"),
            unauthorized(
                    "ERR Client sent AUTH, but no password is set",
                    "Redis has no password, so that a login is refused: leave redis.authRef out"),
            unauthorized("ERR invalid password", "Redis refused the password"),
            unauthorized(
                    "ERR wrong number of arguments for 'auth'", "Redis is older than user names; give a password only"),
            sick("LOADING", "Redis is loading its data after a start (LOADING)"),
            sick("BUSY", "Redis is busy with a script (BUSY)"),
            sick("MASTERDOWN", "the replica has lost its master and answers nothing that may be old (MASTERDOWN)"),
            sick("CLUSTERDOWN", "the Redis cluster is down, or nobody serves the slot of this key (CLUSTERDOWN)"),
            sick("TRYAGAIN", "the Redis cluster is moving this key (TRYAGAIN)"),
            sick("MISCONF", "Redis stopped because it cannot save its data (MISCONF)"),
            sick("OOM", "Redis has no memory left (OOM)"),
            sick("NOREPLICAS", "Redis has too few replicas to go on (NOREPLICAS)"),
            sick("ERR max number of clients", "Redis has as many clients as it takes (maxclients)"),
            elsewhere("MOVED"),
            elsewhere("ASK"),
            rejected("READONLY", "Redis is a replica that only reads, and takes the question for a write (READONLY)"),
            rejected(
                    "ERR unknown command",
                    "the server does not know a command: it is no Redis, it is too old, or " + COMMAND + " is renamed"),
            rejected(
                    "ERR DB index is out of range",
                    "redis.database is not below the number of databases that Redis has"),
            rejected("ERR invalid DB index", "redis.database is not a database of this Redis"),
            rejected("ERR SELECT is not allowed", "a Redis cluster has database 0 only; leave redis.database out"));

    /** What the error means with which a server answered a command. */
    static SourceException of(String error, RedisCall<?> call) {
        return of(error, call.command().name(), call.wants());
    }

    /** What the error means with which a server refused a connection. */
    static SourceException ofConnecting(String error) {
        return of(error, "PING, AUTH or SELECT", "what is asked for");
    }

    private static SourceException of(String error, String command, String wanted) {
        for (RedisError known : KNOWN) {
            if (known.fits(error)) {
                return new SourceException(
                        known.reason, known.words.replace(COMMAND, command).replace(WANTED, wanted));
            }
        }
        return error.contains("AUTH")
                ? new SourceException(
                        FailureReason.Unauthorized, "Redis refused the login, or it may not read this key")
                : new SourceException(FailureReason.QueryRejected, "Redis answered with an error");
    }

    private boolean fits(String error) {
        boolean isCode = begin.indexOf(' ') < 0;
        return error.startsWith(begin)
                && (!isCode || error.length() == begin.length() || error.charAt(begin.length()) == ' ');
    }

    private static RedisError unauthorized(String begin, String words) {
        return new RedisError(begin, FailureReason.Unauthorized, words);
    }

    private static RedisError sick(String begin, String words) {
        return new RedisError(begin, FailureReason.SourceError, words);
    }

    private static RedisError rejected(String begin, String words) {
        return new RedisError(begin, FailureReason.QueryRejected, words);
    }

    private static RedisError elsewhere(String begin) {
        return rejected(
                begin,
                "the key lives on another node of a Redis cluster; name its nodes in redis.clusterNodes (" + begin
                        + ")");
    }
}
