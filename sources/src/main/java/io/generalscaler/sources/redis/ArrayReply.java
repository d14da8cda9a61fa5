package io.generalscaler.sources.redis;

import io.netty.buffer.ByteBuf;
import java.util.OptionalLong;

/**
 * An array that arrives line by line, held to its bounds: so many bytes, so deep, of integers and texts, no text longer than a name. Nothing
 * of it is kept here but how much is still to come.
 */
final class ArrayReply {

    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST_TEXT = 2048;
    private static final int LINE_END = 2;

    /** How many elements each array still lacks, the outermost first. */
    private final int[] lacking;

    private int open;
    private int textLeft;
    private int bytes;
    private boolean whole;

    /**
     * One that is about to arrive.
     *
     * @param depth how deep arrays may stand in each other
     */
    ArrayReply(int depth) {
        lacking = new int[depth];
    }

    /** Takes the next line, with its end; false where it does not belong into such an array. */
    boolean takes(ByteBuf line) {
        int length = line.readableBytes();
        bytes += length;
        if (bytes > LARGEST) {
            return false;
        }
        if (textLeft > 0) {
            textLeft -= length;
            if (textLeft == 0) {
                endElement();
            }
            return textLeft >= 0;
        }
        OptionalLong number = ReplyLine.number(line);
        return number.isPresent()
                && switch (line.getByte(line.readerIndex())) {
                    case ':' -> element();
                    case '$' -> text(number.getAsLong());
                    case '*' -> array(number.getAsLong());
                    default -> false;
                };
    }

    boolean isWhole() {
        return whole;
    }

    private boolean text(long length) {
        if (length == -1) {
            return element();
        }
        if (open == 0 || length < 0 || length > LONGEST_TEXT) {
            return false;
        }
        textLeft = (int) length + LINE_END;
        return true;
    }

    private boolean array(long elements) {
        if (elements == 0 || elements == -1) {
            endElement();
            return true;
        }
        if (elements < 0 || elements > LARGEST || open == lacking.length) {
            return false;
        }
        lacking[open++] = (int) elements;
        return true;
    }

    /** An integer or a text that is not there, which stand in an array. */
    private boolean element() {
        if (open == 0) {
            return false;
        }
        endElement();
        return true;
    }

    /** With the last element of an array that one ends too. */
    private void endElement() {
        while (open > 0 && --lacking[open - 1] == 0) {
            open--;
        }
        whole = open == 0;
    }
}
