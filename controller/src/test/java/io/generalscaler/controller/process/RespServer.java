package io.generalscaler.controller.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fake that speaks the protocol of Redis: it greets as Redis does, and answers whatever is asked for a key as it is told. */
public final class RespServer {

    private RespServer() {}

    /** What is answered. */
    @FunctionalInterface
    public interface Reply {
        /**
         * Answers one command.
         *
         * @param command with its arguments
         */
        void to(List<String> command, OutputStream out) throws IOException;
    }

    /** A server that answers each command so. */
    public static HostileServer on(Reply reply) {
        return HostileServer.saying((in, out) -> {
            InputStream buffered = new BufferedInputStream(in);
            for (List<String> command = command(buffered); !command.isEmpty(); command = command(buffered)) {
                switch (command.getFirst()) {
                    case "PING" -> write(out, "+PONG\r\n");
                    case "SELECT", "AUTH", "CLIENT", "ASKING" -> write(out, "+OK\r\n");
                    default -> reply.to(command, out);
                }
            }
        });
    }

    /** The same text, always. */
    public static Reply saying(String text) {
        return (command, out) -> write(out, text);
    }

    /** A text for each command that is named. */
    public static Reply byCommand(Map<String, String> replies) {
        return (command, out) -> write(out, replies.getOrDefault(command.getFirst(), "-ERR unknown command\r\n"));
    }

    /** Resets the connection instead. */
    public static Reply reset() {
        return (command, out) -> {
            throw new HostileServer.ResetException();
        };
    }

    /** Ends the connection after this part of an answer. */
    public static Reply half(String text) {
        return (command, out) -> {
            write(out, text);
            throw new IOException("the connection breaks here");
        };
    }

    /** Goes on for ever. */
    public static Reply endless(String first, String again) {
        byte[] more = again.repeat(1 + 8192 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
        return (command, out) -> {
            write(out, first);
            while (true) {
                out.write(more);
            }
        };
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The next command; empty at the end of the connection. */
    private static List<String> command(InputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        String count = line(in);
        int left = count.isEmpty() ? 0 : Integer.parseInt(count.substring(1));
        for (int i = 0; i < left; i++) {
            int length = Integer.parseInt(line(in).substring(1));
            words.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            in.skipNBytes(2);
        }
        return words;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
