package io.generalscaler.sources.redis;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds one consumer group in what {@code XINFO GROUPS} answers: an array of groups, each an array of names and values by turns. */
final class GroupOutput extends ArrayOutput<StreamGroup> {

    private static final int DEPTH = 2;

    private final String name;
    private StreamGroup group = StreamGroup.NONE;

    /** The name whose value comes next; null where a name comes next. */
    private @Nullable String field;

    private boolean isInside;

    GroupOutput(String name) {
        super(DEPTH, StreamGroup.NONE);
        this.name = name;
    }

    @Override
    public void multi(int count) {
        endGroup();
        isInside = count > 0;
    }

    @Override
    public void set(@Nullable ByteBuffer text) {
        if (field == null) {
            field = text == null ? "" : decodeString(text);
            return;
        }
        if (text == null) {
            value(OptionalLong.empty());
        } else if (field.equals("name") && decodeString(text).equals(name)) {
            group = group.found();
        }
        field = null;
    }

    @Override
    public void set(long integer) {
        value(OptionalLong.of(integer));
        field = null;
    }

    @Override
    public void complete(int depth) {
        if (depth == 0) {
            endGroup();
        }
    }

    private void value(OptionalLong number) {
        if ("pending".equals(field)) {
            group = group.withPending(number);
        } else if ("lag".equals(field)) {
            group = group.withLag(number);
        }
    }

    private void endGroup() {
        if (isInside && group.isThere()) {
            output = group;
        }
        group = StreamGroup.NONE;
        field = null;
        isInside = false;
    }
}
