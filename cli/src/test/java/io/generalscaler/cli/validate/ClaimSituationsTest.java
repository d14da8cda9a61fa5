package io.generalscaler.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.generalscaler.cli.Run;
import io.generalscaler.testing.ClaimSituations;
import io.generalscaler.testing.ClaimSituations.Answer;
import io.generalscaler.testing.ClaimSituations.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who scales what, as {@code gscale validate} sees it: all objects are in one file. */
final class ClaimSituationsTest {

    static Stream<Situation> situations() {
        return ClaimSituations.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void areJudgedAsEverywhere(Situation situation) throws Exception {
        Run run = Run.withInput(situation.text(), "validate", "-f", "-", "-o", "json");
        List<String> yields = new ArrayList<>();
        boolean told = false;
        for (JsonNode object : new JsonMapper().readTree(run.out()).path("objects")) {
            String name = object.path("name").asText();
            for (JsonNode violation : object.path("violations")) {
                assertThat(violation.path("message").asText()).contains("is already scaled by");
                yields.add(name.substring(name.indexOf('/') + 1));
            }
            for (JsonNode warning : object.path("warnings")) {
                told |= warning.path("message").asText().contains("only looked at");
            }
        }
        Answer answer = yields.isEmpty() ? told ? Answer.TOLD : Answer.FREE : Answer.CONFLICT;
        assertThat(answer).isEqualTo(situation.answer());
        assertThat(yields).isEqualTo(situation.yields().isEmpty() ? List.of() : List.of(situation.yields()));
    }
}
