package io.generalscaler.api.compile;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.text.ScalerText;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;

/** The compiler, over trees in the shape of a spec with anything in them. */
class SpecFuzzTest {
    private static final ScalerText READER = new ScalerText(Specs.COMPILER);

    @BeforeAll
    static void warmUp() {
        AnySpec any = new AnySpec(new SplittableRandom(1));
        for (int i = 0; i < 200; i++) {
            Answers.to("warm-up " + i, any.changed(i % 20));
        }
    }

    @FuzzTest
    void spec(FuzzedDataProvider data) {
        AnySpec any = new AnySpec(new Drawn(data));
        int wildness = data.consumeInt(0, 60);
        JsonNode spec = data.consumeBoolean() ? any.changed(wildness) : any.spec(wildness);
        Answers.to("", spec);
        Answers.inTime(spec.toString(), () -> READER.compileSpec(spec, Context.at(Specs.NOW)));
    }
}
