package io.generalscaler.sources.redis;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What {@code SENTINEL get-master-addr-by-name} answers: a host and a port, or no array. */
final class MasterOutput extends ArrayOutput<MasterAddress> {

    MasterOutput() {
        super(1, MasterAddress.NONE);
    }

    @Override
    public void multi(int count) {}

    @Override
    public void set(@Nullable ByteBuffer text) {
        String word = text == null ? "" : decodeString(text);
        output = switch (output.elements()) {
            case 0 -> new MasterAddress(1, word, "");
            case 1 -> new MasterAddress(2, output.host(), word);
            default -> new MasterAddress(output.elements() + 1, "", "");
        };
    }

    /** Not what a sentinel says. */
    @Override
    public void set(long integer) {
        output = new MasterAddress(output.elements() + 1, "", "");
    }
}
