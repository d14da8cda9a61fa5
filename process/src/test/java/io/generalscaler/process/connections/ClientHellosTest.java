package io.generalscaler.process.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientHellosTest {
    private static final int MOST = ClientHellos.MOST_BYTES;
    private static final byte[] CHANGE = HexFormat.of().parseHex("140303000101");
    private static final byte[] WARNING = HexFormat.of().parseHex("15030300020100");
    private static final byte[] RETRY = serverHello("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
    private static final byte[] ANSWER = serverHello("00".repeat(32));

    private final ClientHellos hellos = new ClientHellos();

    private static byte[] serverHello(String random) {
        return HexFormat.of().parseHex("160303002a" + "02000026" + "0303" + random + "00000000");
    }

    /** A handshake message of {@code length} in records of {@code each}. */
    private static byte[] message(int type, int length, int each) {
        byte[] message = new byte[4 + length];
        ByteBuffer.wrap(message).putInt(type << 24 | length);
        var records = new ByteArrayOutputStream();
        for (int from = 0; from < message.length; from += each) {
            int some = Math.min(each, message.length - from);
            records.writeBytes(new byte[] {22, 3, 3, (byte) (some >> 8), (byte) some});
            records.write(message, from, some);
        }
        return records.toByteArray();
    }

    private static byte[] hello(int length) {
        return message(1, length, 16_000);
    }

    private boolean accepts(int atOnce, byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        byte[] bytes = all.toByteArray();
        for (int from = 0; from < bytes.length; from += atOnce) {
            if (!hellos.accepts(ByteBuffer.wrap(bytes, from, Math.min(atOnce, bytes.length - from)))) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest(name = "read {0} bytes at once")
    @ValueSource(ints = {1, 7, 4_096, 100_000})
    void aHelloIsBoundedHoweverItIsCut(int atOnce) {
        assertThat(accepts(atOnce, hello(MOST))).isTrue();
        assertThat(accepts(atOnce, hello(MOST + 1))).as("the next one").isFalse();
        assertThat(new ClientHellos().accepts(ByteBuffer.wrap(message(1, MOST + 1, 3))))
                .as("in records of three bytes")
                .isFalse();
    }

    @ParameterizedTest(name = "read {0} bytes at once")
    @ValueSource(ints = {1, 7, 100_000})
    void theHelloAfterARetryIsBoundedToo(int atOnce) {
        assertThat(accepts(atOnce, hello(300))).isTrue();
        hellos.sends(ByteBuffer.wrap(RETRY));
        assertThat(accepts(atOnce, CHANGE, WARNING, hello(MOST + 1))).isFalse();
    }

    @ParameterizedTest(name = "read {0} bytes at once")
    @ValueSource(ints = {1, 100_000})
    void nothingHidesAHelloBeforeTheServerHasAnswered(int atOnce) {
        assertThat(accepts(atOnce, CHANGE, WARNING, hello(300), CHANGE, hello(MOST + 1)))
                .isFalse();
    }

    @ParameterizedTest(name = "read {0} bytes at once")
    @ValueSource(ints = {1, 7, 100_000})
    void whatIsNoHelloIsNotBoundedAndWhatIsEncryptedIsNotRead(int atOnce) {
        assertThat(accepts(atOnce, hello(300))).isTrue();
        hellos.sends(ByteBuffer.wrap(ANSWER));
        assertThat(accepts(atOnce, message(11, 15_000, 16_000)))
                .as("certificates")
                .isTrue();
        assertThat(hellos.isDone()).isFalse();
        assertThat(accepts(atOnce, CHANGE, hello(16_000))).isTrue();
        assertThat(hellos.isDone()).isTrue();
    }
}
