package io.generalscaler.sources.redis;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A line of a reply that is a sign and a number. */
final class ReplyLine {

    private static final int LONGEST = 24;
    private static final Pattern NUMBER = Pattern.compile(".(-?[0-9]+)\r\n", Pattern.DOTALL);

    private ReplyLine() {}

    /** The number behind the sign; empty where there is none, or 64 bits cannot hold it. */
    static OptionalLong number(ByteBuf line) {
        if (line.readableBytes() > LONGEST) {
            return OptionalLong.empty();
        }
        var matcher = NUMBER.matcher(line.toString(StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(matcher.group(1)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
