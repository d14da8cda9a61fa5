package io.generalscaler.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.generalscaler.api.compile.Answers;
import io.generalscaler.api.compile.Compilation;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/** YAML and JSON texts: whatever stands in them is read or answered, and what is read is compiled. */
class TextFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final ScalerText READER = new ScalerText(Compiler.installed());
    private static final int MOST_CHARACTERS = 16_384;

    @BeforeAll
    static void warmUp() {
        for (int i = 0; i < 200; i++) {
            answers("kind: GeneralScaler\nspec: {maxReplicas: " + i + ", targetRef: {name: app}}");
        }
    }

    @FuzzTest
    void text(FuzzedDataProvider data) {
        String text = data.consumeString(MOST_CHARACTERS);
        answers(text).forEach(Answers::keepsToForm);
        Answers.inTime(text, () -> answers(text));
    }

    private static List<Compilation> answers(String text) {
        List<Compilation> answers = new ArrayList<>();
        for (Document document : Documents.read(text)) {
            assertThat(document.line()).isPositive();
            if (document instanceof Document.Read read) {
                answers.add(READER.compile(read.tree(), Context.at(NOW)));
            }
        }
        return answers;
    }
}
