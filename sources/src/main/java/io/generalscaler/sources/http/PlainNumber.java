package io.generalscaler.sources.http;

import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads an answer that is a number and nothing else but white space. */
final class PlainNumber {

    /** More than any number has, with blanks around it. */
    private static final int MAX_BYTES = 512;

    private PlainNumber() {}

    static Found read(InputStream body, NumberText numbers) throws IOException, SourceException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (bytes.length > MAX_BYTES) {
            throw new SourceException(FailureReason.NotANumber, "the answer is a text, not a number");
        }
        if (text.isEmpty()) {
            throw new SourceException(FailureReason.NoData, "the answer is empty");
        }
        return numbers.read(text);
    }
}
