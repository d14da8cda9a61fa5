package io.generalscaler.sources.redis;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The first word of what {@code ROLE} answers: {@code master}, {@code slave} or {@code sentinel}. A master's replicas are passed over. */
final class RoleOutput extends ArrayOutput<String> {

    private static final int DEPTH = 3;

    RoleOutput() {
        super(DEPTH, "");
    }

    @Override
    public void multi(int count) {}

    @Override
    public void set(@Nullable ByteBuffer text) {
        if (text != null && output.isEmpty()) {
            output = decodeString(text);
        }
    }

    @Override
    public void set(long integer) {}
}
