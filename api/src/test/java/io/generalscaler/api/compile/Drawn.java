package io.generalscaler.api.compile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.random.RandomGenerator;

/** Draws from a fuzzer's input instead of from chance; from an input that is used up, the least. */
record Drawn(FuzzedDataProvider data) implements RandomGenerator {

    @Override
    public long nextLong() {
        return data.consumeLong();
    }

    @Override
    public long nextLong(long least, long bound) {
        return data.consumeLong(least, bound - 1);
    }

    @Override
    public int nextInt() {
        return data.consumeInt();
    }

    @Override
    public int nextInt(int bound) {
        return data.consumeInt(0, bound - 1);
    }

    @Override
    public int nextInt(int least, int bound) {
        return data.consumeInt(least, bound - 1);
    }

    @Override
    public boolean nextBoolean() {
        return data.consumeBoolean();
    }
}
