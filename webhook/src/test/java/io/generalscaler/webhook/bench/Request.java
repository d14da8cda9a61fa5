package io.generalscaler.webhook.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request as it goes over the wire, and what its answer must have. */
final class Request {
    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private final byte[] proof;

    private Request(byte[] bytes, byte[] proof) {
        this.bytes = bytes;
        this.proof = proof;
    }

    /** Headers and body; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * As an API server sends it.
     *
     * @param proof what the answer's body must have somewhere
     */
    static Request post(String path, byte[] body, String proof) {
        byte[] head = ("POST " + path + "?timeout=5s HTTP/1.1\r\n"
                        + "Host: generalscaler-webhook.generalscaler-system.svc:443\r\n"
                        + "User-Agent: kube-apiserver-admission\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "Accept: application/json, */*\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Accept-Encoding: gzip\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, bytes, head.length, body.length);
        return new Request(bytes, proof.getBytes(StandardCharsets.US_ASCII));
    }

    /** The same for a server that answers everything alike. */
    Request withoutProof() {
        return new Request(bytes, new byte[0]);
    }

    /** Whether {@code answer}, with its body from {@code body} on, is a success that says what it should. */
    boolean isAnsweredBy(byte[] answer, int body, int length) {
        if (!Arrays.equals(answer, 0, OK.length, OK, 0, OK.length)) {
            return false;
        }
        for (int i = body; i <= body + length - proof.length; i++) {
            if (Arrays.equals(answer, i, i + proof.length, proof, 0, proof.length)) {
                return true;
            }
        }
        return false;
    }
}
