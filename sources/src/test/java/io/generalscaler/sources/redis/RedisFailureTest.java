package io.generalscaler.sources.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.protocol.CommandType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Redis says, in our words. */
final class RedisFailureTest {

    private static final RedisCall<Long> LLEN = RedisCall.count(CommandType.LLEN, "q", "a list");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CLUSTERDOWN Hash slot not served | SourceError | nobody serves the slot of this key (CLUSTERDOWN)
            MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'. | SourceError | lost its master
            LOADING Redis is loading the dataset in memory | SourceError | loading its data
            BUSY Redis is busy running a script. | SourceError | busy with a script
            TRYAGAIN Multiple keys request during rehashing of slot | SourceError | moving this key
            MISCONF Redis is configured to save RDB snapshots | SourceError | cannot save its data
            OOM command not allowed when used memory > 'maxmemory'. | SourceError | no memory left
            ERR max number of clients reached | SourceError | as many clients as it takes
            NOAUTH Authentication required. | Unauthorized | Redis wants a login; redis.authRef names
            WRONGPASS invalid username-password pair or user is disabled. | Unauthorized | refused the user name or the password
            NOPERM User x has no permissions to run the 'llen' command | Unauthorized | may not run LLEN on this key
            DENIED Redis is running in protected mode | Unauthorized | protected mode
            ERR Client sent AUTH, but no password is set | Unauthorized | leave redis.authRef out
            ERR AUTH <password> called without any password configured for the default user. | Unauthorized | leave redis.authRef out
            READONLY You can't write against a read only replica. | QueryRejected | a replica that only reads
            WRONGTYPE Operation against a key holding the wrong kind of value | WrongType | the key is not a list
            ERR no such key | NotFound | there is no such stream
            ERR unknown command 'LLEN', with args beginning with: 'q' | QueryRejected | does not know a command
            ERR DB index is out of range | QueryRejected | redis.database is not below the number of databases
            ERR invalid DB index | QueryRejected | redis.database is not a database
            ERR SELECT is not allowed in cluster mode | QueryRejected | database 0 only
            MOVED 3999 127.0.0.1:6381 | QueryRejected | another node of a Redis cluster
            ASK 3999 127.0.0.1:6381 | QueryRejected | another node of a Redis cluster
            ERR something new | QueryRejected | Redis answered with an error
            BUSYBODY secret | QueryRejected | Redis answered with an error
            """)
    void isSaidInOurWords(String error, FailureReason reason, String words) {
        SourceException failure = RedisError.of(error, LLEN);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.explanation()).contains(words);
        assertThat(RedisFailure.connecting(new RedisCommandExecutionException(error))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void nothingOfTheServersTextIsShown() {
        assertThat(RedisError.of("LOADING s3cret", LLEN).explanation()).doesNotContain("s3cret");
        assertThat(RedisFailure.connecting(new RedisCommandExecutionException("LOADING s3cret"))
                        .explanation())
                .doesNotContain("s3cret");
    }
}
