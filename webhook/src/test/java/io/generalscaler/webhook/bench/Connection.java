package io.generalscaler.webhook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 connection over TLS that stays open. For one thread at a time. */
final class Connection implements AutoCloseable {
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] answer = new byte[64 * 1024];
    private @Nullable SSLSocket socket;

    void open(SSLContext tls, int port) throws IOException {
        SSLSocket opened = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(30_000);
        opened.startHandshake();
        socket = opened;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @return the length of the answer's body
     * @throws IOException also if the answer is not what the request is to be answered with
     */
    int exchange(Request request) throws IOException {
        SSLSocket open = socket;
        if (open == null) {
            throw new IOException("not connected");
        }
        OutputStream out = open.getOutputStream();
        out.write(request.bytes());
        out.flush();
        InputStream in = open.getInputStream();
        int read = 0;
        int body = -1;
        int length = 0;
        while (body < 0 || read < body + length) {
            int more = in.read(answer, read, answer.length - read);
            if (more <= 0) {
                throw new IOException("the server hung up");
            }
            read += more;
            if (body < 0) {
                body = bodyOf(read);
                length = body < 0 ? 0 : lengthWithin(body);
            }
        }
        if (!request.isAnsweredBy(answer, body, length)) {
            throw new IOException("unexpected: " + new String(answer, 0, read, StandardCharsets.UTF_8));
        }
        return length;
    }

    /** Where the body begins; −1 as long as there are only headers. */
    private int bodyOf(int end) {
        for (int i = 3; i < end; i++) {
            if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int lengthWithin(int end) throws IOException {
        for (int i = 0; i < end - LENGTH.length; i++) {
            if (isLengthAt(i)) {
                int length = 0;
                for (int j = i + LENGTH.length; answer[j] >= '0' && answer[j] <= '9'; j++) {
                    length = 10 * length + answer[j] - '0';
                }
                return length;
            }
        }
        throw new IOException("an answer without a length");
    }

    private boolean isLengthAt(int start) {
        for (int i = 0; i < LENGTH.length; i++) {
            // Sets the bit that makes ASCII letters small, and which the other characters of the name have set anyway.
            if ((answer[start + i] | 0x20) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
