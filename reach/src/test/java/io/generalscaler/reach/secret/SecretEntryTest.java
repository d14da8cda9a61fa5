package io.generalscaler.reach.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.generalscaler.reach.address.Destination;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretEntryTest {

    private static final SecretRef REF = new SecretRef("shop", "login");
    private static final Destination SERVER = new Destination("prom.test", 9090);

    @ParameterizedTest(name = "{0} as {1} is sent as [{3}]")
    @CsvSource(
            nullValues = "-",
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "visible characters,            TOKEN,    'aZ09~!',      'aZ09~!'",
                "a line break at the end,       TOKEN,    'abc\\n',      'abc'",
                "a line break inside,           TOKEN,    'abc\\nd',     -",
                "a space inside,                TOKEN,    'a b',         -",
                "nothing,                       TOKEN,    '',            -",
                "only white space,              TOKEN,    ' \\n',        -",
                "a NUL,                         TOKEN,    'a\\0b',       -",
                "a NUL at the end,              TOKEN,    'a\\0',        -",
                "a letter that is not ASCII,    TOKEN,    'ä',           -",
                "a letter above U+00FF,         TOKEN,    '€',           -",
                "a delete character,            TOKEN,    'a\\d',        -",
                "a space inside,                USERNAME, 'a b',         'a b'",
                "nothing,                       USERNAME, '',            ''",
                "a tab inside,                  USERNAME, 'a\\tb',       -",
                "a space inside,                PASSWORD, 'a b',         'a b'",
                "a space at the beginning,      PASSWORD, ' a',          ' a'",
                "a colon,                       PASSWORD, 'a:b',         'a:b'",
                "a line break inside,           PASSWORD, 'a\\nb',       -",
                "a carriage return inside,      PASSWORD, 'a\\rb',       -",
                "a letter that is not ASCII,    PASSWORD, 'ä',           -",
                "an escape character,           PASSWORD, 'a\\e[0m',     -"
            })
    void judgesALogin(String what, LoginForm form, String text, @Nullable String sent) throws Exception {
        String value = text.replace("\\n", "\n")
                .replace("\\0", "\0")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\d", "\u007f")
                .replace("\\e", "\u001b");
        SecretEntry entry = entry(value.getBytes(StandardCharsets.UTF_8));
        if (sent != null) {
            assertThat(entry.login(form, SERVER)).isEqualTo(sent);
        } else {
            assertThatExceptionOfType(SecretUnavailableException.class)
                    .isThrownBy(() -> entry.login(form, SERVER))
                    .withMessageContaining("'token' of the Secret 'login'")
                    .withMessageContaining("visible ASCII");
        }
    }

    @ParameterizedTest(name = "{0} of {1} characters is sent: {2}")
    @CsvSource({"TOKEN, 8192, true", "TOKEN, 8193, false", "PASSWORD, 8192, true", "USERNAME, 1000000, false"})
    void boundsALogin(LoginForm form, int length, boolean sent) throws Exception {
        SecretEntry entry = entry("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        if (sent) {
            assertThat(entry.login(form, SERVER)).hasSize(length);
        } else {
            assertThatExceptionOfType(SecretUnavailableException.class)
                    .isThrownBy(() -> entry.login(form, SERVER))
                    .withMessageContaining("1")
                    .withMessageNotContaining("xxx");
        }
    }

    @Test
    void tellsAnAbsentEntry() throws Exception {
        SecretEntry absent = entry(null);
        assertThat(absent.loginIfPresent(LoginForm.USERNAME, SERVER)).isEmpty();
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> absent.login(LoginForm.USERNAME, SERVER))
                .withMessage("the Secret 'login' has no entry 'token'");
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(absent::certificates)
                .withMessage("the Secret 'login' has no entry 'token'");
    }

    @Test
    void boundsCertificates() {
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(entry(new byte[64 * 1024 + 1])::certificates)
                .withMessage("the entry 'token' of the Secret 'login' is larger than 16 KiB");
    }

    @ParameterizedTest(name = "{0}: [{1}] lets it be sent to {2}:{3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "no annotation,                       -,                              prom.test,     9090, true",
                "an empty one,                        '',                             prom.test,     9090, false",
                "its host,                            prom.test,                      prom.test,     9090, true",
                "its host in other letters,           Prom.TEST,                      prom.test,     9090, true",
                "its host in other letters,           prom.test,                      PROM.test,     9090, true",
                "its host with the last dot,          prom.test.,                     prom.test,     9090, true",
                "its host as called with a dot,       prom.test,                      prom.test.,    9090, true",
                "its host and port,                   prom.test:9090,                 prom.test,     9090, true",
                "its host and another port,           prom.test:9091,                 prom.test,     9090, false",
                "another host,                        other.test,                     prom.test,     9090, false",
                "the second of two,                   'other.test, prom.test:9090',   prom.test,     9090, true",
                "a longer name,                       prom.test,                      a.prom.test,   9090, false",
                "a name that ends alike,              prom.test,                      evilprom.test, 9090, false",
                "a suffix,                            *.test,                         prom.test,     9090, true",
                "a suffix over two labels,            *.test,                         a.prom.test,   9090, true",
                "a suffix and its port,               *.test:9090,                    prom.test,     9090, true",
                "a suffix and another port,           *.test:9091,                    prom.test,     9090, false",
                "a suffix of the host itself,         *.prom.test,                    prom.test,     9090, false",
                "a suffix that is no label,           *.test,                         promtest,      9090, false",
                "any host,                            *,                              prom.test,     9090, true",
                "a wildcard elsewhere,                prom.*,                         prom.test,     9090, false",
                "a URL,                               http://prom.test:9090,          prom.test,     9090, false",
                "a host and something that is none,   'prom.test,?!',                 prom.test,     9090, true",
                "an address,                          10.0.0.5,                       10.0.0.5,      6379, true",
                "an address of IPv6,                  fd00::1,                        fd00::1,       6379, true",
                "an address of IPv6 with a port,      [fd00::1]:6379,                 fd00::1,       6379, true",
                "an address of IPv6 and other port,   [fd00::1]:6380,                 fd00::1,       6379, false"
            })
    void isSentOnlyWhereItsSecretSays(String what, @Nullable String listed, String host, int port, boolean sent)
            throws Exception {
        Destination to = new Destination(host, port);
        SecretEntry entry = new SecretEntry(REF, "token", SecretHosts.of(listed, false), new byte[] {'x'});
        if (sent) {
            assertThat(entry.login(LoginForm.TOKEN, to)).isEqualTo("x");
        } else {
            assertThatExceptionOfType(SecretUnavailableException.class)
                    .isThrownBy(() -> entry.login(LoginForm.TOKEN, to))
                    .withMessage("the Secret 'login' is not sent to '" + to
                            + "': its annotation autoscaling.generalscaler.io/hosts does not list this host");
        }
    }

    @Test
    void isSentNowhereWithoutTheAnnotationWhereThatIsRequired() throws Exception {
        SecretEntry entry = new SecretEntry(REF, "token", SecretHosts.of(null, true), new byte[] {'x'});
        assertThatExceptionOfType(SecretUnavailableException.class)
                .isThrownBy(() -> entry.login(LoginForm.TOKEN, SERVER))
                .withMessageContainingAll("'login'", "'prom.test:9090'", "autoscaling.generalscaler.io/hosts");
        assertThat(entry.certificates()).isEqualTo("x");
    }

    private static SecretEntry entry(byte @Nullable [] value) {
        return new SecretEntry(REF, "token", SecretHosts.of(null, false), value);
    }
}
