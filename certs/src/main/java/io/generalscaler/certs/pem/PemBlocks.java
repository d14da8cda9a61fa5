package io.generalscaler.certs.pem;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Cuts PEM text into its blocks in one pass, within fixed bounds, so that hostile text costs no more than its length:
 * at most {@value #MAX_CHARS} characters and {@value #MAX_BLOCKS} blocks. Text between blocks is ignored, as RFC 7468
 * allows; headers inside a block (encrypted keys) are refused.
 */
final class PemBlocks {
    static final int MAX_CHARS = 64 * 1024;
    static final int MAX_BLOCKS = 16;

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** One block: its label, such as {@code CERTIFICATE}, and its decoded bytes. */
    static final class Block {
        private final String label;
        private final byte[] der;

        private Block(String label, byte[] der) {
            this.label = label;
            this.der = der;
        }

        String label() {
            return label;
        }

        byte[] der() {
            return der.clone();
        }
    }

    private PemBlocks() {}

    static List<Block> read(String text) throws BadPemException {
        if (text.length() > MAX_CHARS) {
            throw new BadPemException(
                    "PEM text has " + text.length() + " characters; at most " + MAX_CHARS + " are read");
        }
        var blocks = new ArrayList<Block>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            if (blocks.size() == MAX_BLOCKS) {
                throw new BadPemException("PEM text has more than " + MAX_BLOCKS + " blocks");
            }
            int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
            if (labelEnd < 0) {
                throw new BadPemException("PEM block " + (blocks.size() + 1) + " has an unfinished BEGIN line");
            }
            String label = text.substring(at + BEGIN.length(), labelEnd);
            int bodyStart = labelEnd + DASHES.length();
            String closing = END + label + DASHES;
            int bodyEnd = text.indexOf(END, bodyStart);
            if (bodyEnd < 0 || !text.startsWith(closing, bodyEnd)) {
                throw new BadPemException("PEM block " + (blocks.size() + 1) + " has no matching END line");
            }
            blocks.add(new Block(label, decode(text.substring(bodyStart, bodyEnd), blocks.size() + 1)));
            at = text.indexOf(BEGIN, bodyEnd + closing.length());
        }
        return List.copyOf(blocks);
    }

    private static byte[] decode(String body, int number) throws BadPemException {
        if (body.indexOf(':') >= 0) {
            throw new BadPemException("PEM block " + number + " has headers; encrypted keys are not read");
        }
        try {
            return Base64.getDecoder().decode(withoutWhitespace(body));
        } catch (IllegalArgumentException e) {
            throw new BadPemException("PEM block " + number + " is not base64", e);
        }
    }

    private static String withoutWhitespace(String body) {
        var dense = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
                dense.append(c);
            }
        }
        return dense.toString();
    }
}
