package io.generalscaler.controller.observe.source.sql;

import io.generalscaler.controller.process.HostileServer.Speech;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** As much of two protocols as it takes until a query is asked; what is said then is a test's. Texts are bytes, in ISO 8859-1. */
final class FakeDatabases {

    private static final byte[] ACCEPTED = message('R', "\0\0\0\0");
    private static final byte[] READY = message('Z', "I");

    /** What PostgreSQL says before a row with one column. */
    static final String POSTGRES_BEGIN = text(
            message('1', ""), message('2', ""), message('T', "\0\1n\0\0\0\0\0\0\0\0\0\0\27\0\4\377\377\377\377\0\0"));

    /** The row with the number 5. */
    static final String POSTGRES_FIVE = text(message('D', "\0\1\0\0\0\0015"));

    static final String POSTGRES_END = text(message('C', "SELECT 1\0"), message('Z', "T"));

    private FakeDatabases() {}

    /** As one text. */
    static String text(byte[]... messages) {
        StringBuilder text = new StringBuilder();
        for (byte[] each : messages) {
            text.append(new String(each, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A message of PostgreSQL. */
    static byte[] message(char kind, String content) {
        byte[] body = bytes(content);
        return ByteBuffer.allocate(5 + body.length)
                .put((byte) kind)
                .putInt(4 + body.length)
                .put(body)
                .array();
    }

    /** Packets of MySQL, counted from a number on. */
    static String packets(int from, String... contents) {
        StringBuilder text = new StringBuilder();
        int number = from;
        for (String content : contents) {
            text.append((char) (content.length() & 0xFF))
                    .append((char) (content.length() >> 8 & 0xFF))
                    .append((char) (content.length() >> 16 & 0xFF))
                    .append((char) (number++ & 0xFF))
                    .append(content);
        }
        return text.toString();
    }

    static Speech once(String text) {
        return (in, out) -> {
            out.write(bytes(text));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    static Speech endless(String first, String again) {
        byte[] more = bytes(again.repeat(1 + 8192 / again.length()));
        return (in, out) -> {
            out.write(bytes(first));
            while (true) {
                out.write(more);
            }
        };
    }

    static Speech slowly(String text) {
        return (in, out) -> {
            for (byte each : bytes(text)) {
                out.write(each);
                out.flush();
                await(Duration.ofMillis(40));
            }
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    private static void await(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody in, does what it is told, and answers the first SELECT like this. */
    static Speech postgres(Speech answer) {
        return (in, out) -> {
            letIn(in, out);
            if (untilSelect(in, out)) {
                answer.on(in, out);
            }
        };
    }

    /** The same for every SELECT. */
    static Speech postgresAgain(String answer) {
        return (in, out) -> {
            letIn(in, out);
            while (untilSelect(in, out)) {
                out.write(bytes(answer));
                out.flush();
            }
        };
    }

    /** Wants this of whoever logs in. */
    static Speech postgresLogin(byte[] wish) {
        return (in, out) -> {
            readStartup(in);
            out.write(wish);
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Wants a password that was hashed so many times. */
    static Speech scram(int rounds) {
        return (in, out) -> {
            readStartup(in);
            out.write(message('R', "\0\0\0\nSCRAM-SHA-256\0\0"));
            out.flush();
            String first = new String(readMessage(new DataInputStream(in)), StandardCharsets.ISO_8859_1);
            String nonce = first.substring(first.indexOf("r=") + 2);
            out.write(message('R', "\0\0\0\13r=" + nonce + "x,s=c2FsdHNhbHRzYWx0c2FsdA==,i=" + rounds));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    private static void letIn(InputStream in, OutputStream out) throws IOException {
        readStartup(in);
        out.write(ACCEPTED);
        out.write(message('S', "server_version\00015.0\0"));
        out.write(message('S', "client_encoding\0UTF8\0"));
        out.write(message('S', "standard_conforming_strings\0on\0"));
        out.write(message('K', "\0\0\0\1\0\0\0\1"));
        out.write(READY);
        out.flush();
    }

    private static void readStartup(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        data.readNBytes(data.readInt() - Integer.BYTES);
    }

    private static byte[] readMessage(DataInputStream data) throws IOException {
        data.readByte();
        return data.readNBytes(data.readInt() - Integer.BYTES);
    }

    /** Answers batches of messages; false at the end of the connection. */
    private static boolean untilSelect(InputStream in, OutputStream out) throws IOException {
        DataInputStream data = new DataInputStream(in);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        boolean isSelect = false;
        for (int kind = data.read(); kind >= 0; kind = data.read()) {
            String content = new String(data.readNBytes(data.readInt() - Integer.BYTES), StandardCharsets.ISO_8859_1);
            isSelect |= content.contains("SELECT 5");
            if (kind == 'S' && isSelect) {
                return true;
            }
            answers.writeBytes(
                    switch (kind) {
                        case 'Q' -> message('C', content.startsWith("BEGIN") ? "BEGIN\0" : "ROLLBACK\0");
                        case 'P' -> message('1', "");
                        case 'B' -> message('2', "");
                        case 'D' -> message('n', "");
                        case 'E' -> message('C', "SET\0");
                        default -> new byte[0];
                    });
            if (kind == 'S' || kind == 'Q') {
                answers.writeBytes(message('Z', content.startsWith("ROLLBACK") ? "I" : "T"));
                out.write(answers.toByteArray());
                out.flush();
                answers.reset();
            }
        }
        return false;
    }

    /** As {@link #postgres}, in the other protocol. */
    static Speech mySql(Speech answer) {
        return (in, out) -> {
            greet(in, out);
            out.write(bytes(packets(2, "\0\0\0\2\0\0\0")));
            out.flush();
            for (String asked = readPacket(in); asked != null; asked = readPacket(in)) {
                if (asked.contains("SELECT 5")) {
                    answer.on(in, out);
                    return;
                }
                out.write(bytes(packets(1, "\0\0\0\2\0\0\0")));
                out.flush();
            }
        };
    }

    /** As {@link #postgresLogin}. */
    static Speech mySqlLogin(String wish) {
        return (in, out) -> {
            greet(in, out);
            out.write(bytes(packets(2, wish)));
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    /** As a server of version 8 that knows neither TLS nor anything new. */
    private static void greet(InputStream in, OutputStream out) throws IOException {
        out.write(bytes(packets(
                0,
                "\n8.0.0\0\1\0\0\0abcdefgh\0\11\242\41\2\0\10\0\25" + "\0".repeat(10) + "abcdefghijkl\0"
                        + "mysql_native_password\0")));
        out.flush();
        readPacket(in);
    }

    private static String readPacket(InputStream in) throws IOException {
        byte[] header = in.readNBytes(4);
        if (header.length < 4) {
            return null;
        }
        int length = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }
}
