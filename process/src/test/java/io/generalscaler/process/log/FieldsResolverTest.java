package io.generalscaler.process.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.generalscaler.testing.LogCapture;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields of a line, as they are written. */
final class FieldsResolverTest {
    private static final Logger LOG = LoggerFactory.getLogger(FieldsResolverTest.class);

    @Test
    void numbersAreNumbersAndNamesAreTexts() throws IOException {
        JsonNode fields = fields(() -> LOG.atInfo()
                .addKeyValue("from", 2)
                .addKeyValue("value", new BigDecimal("1.2E+7"))
                .addKeyValue("scaler", "42")
                .addKeyValue("why", "say \"so\"\n")
                .log("Scaled"));
        assertThat(fields.get("from").isInt()).isTrue();
        assertThat(fields.get("value").decimalValue()).isEqualByComparingTo("12000000");
        assertThat(fields.get("scaler").isTextual()).isTrue();
        assertThat(fields.get("why").asText()).isEqualTo("say \"so\"\n");
    }

    @Test
    void whatIsNoNumberStaysAText() throws IOException {
        JsonNode fields = fields(() -> LOG.atInfo()
                .addKeyValue("from", "here")
                .addKeyValue("to", "9".repeat(1000))
                .addKeyValue("value", Double.NaN)
                .log("Odd"));
        assertThat(fields.get("from").asText()).isEqualTo("here");
        assertThat(fields.get("to").isTextual()).isTrue();
        assertThat(fields.get("value").asText()).isEqualTo("NaN");
    }

    @Test
    void aLineWithoutFieldsHasNone() throws IOException {
        assertThat(fields(() -> LOG.info("nothing more")).isMissingNode()).isTrue();
    }

    private static JsonNode fields(Runnable logging) throws IOException {
        try (LogCapture log = LogCapture.start()) {
            logging.run();
            String line = log.text().lines().findFirst().orElseThrow();
            return new ObjectMapper().readTree(line).path("fields");
        }
    }
}
