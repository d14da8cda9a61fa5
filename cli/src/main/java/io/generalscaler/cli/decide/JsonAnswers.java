package io.generalscaler.cli.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import io.generalscaler.api.problem.Violation;
import io.generalscaler.api.status.Condition;
import io.generalscaler.api.status.Conditions;
import io.generalscaler.engine.model.Step;
import io.generalscaler.engine.model.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Optional;

/** One JSON object a line. */
final class JsonAnswers implements AnswerWriter {
    private final JsonGenerator json;

    JsonAnswers(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        json.setCharacterEscapes(new InertEscapes());
    }

    @Override
    public void write(OfflineAnswer answer) throws IOException {
        json.writeStartObject();
        switch (answer) {
            case OfflineAnswer.Decided decided -> writeDecided(decided);
            case OfflineAnswer.Bad bad -> writeBad(bad);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeDecided(OfflineAnswer.Decided answer) throws IOException {
        Trace trace = answer.trace();
        json.writeFieldName("id");
        writeId(answer.id());
        json.writeNumberField("desiredReplicas", trace.desiredReplicas());
        json.writeStringField("decision", trace.decision().kind());
        json.writeStringField("reason", trace.decision().reason().name());
        json.writeStringField("message", trace.summary());
        json.writeArrayFieldStart("steps");
        for (Step step : trace.steps()) {
            json.writeStartObject();
            json.writeStringField("stage", step.stage().name());
            json.writeNumberField("before", step.before());
            json.writeNumberField("after", step.after());
            json.writeStringField("reason", step.reason().name());
            json.writeStringField("message", step.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("conditions");
        for (Condition condition : Conditions.of(trace, Optional.empty())) {
            json.writeObjectFieldStart(condition.type().name());
            json.writeStringField("status", condition.state().name());
            json.writeStringField("reason", condition.reason().name());
            json.writeStringField("message", condition.message());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeBad(OfflineAnswer.Bad answer) throws IOException {
        json.writeNumberField("line", answer.line());
        if (!answer.id().isMissingNode() && !answer.id().isNull()) {
            json.writeFieldName("id");
            writeId(answer.id());
        }
        json.writeStringField("error", answer.error());
        if (!answer.violations().isEmpty()) {
            json.writeArrayFieldStart("violations");
            for (Violation violation : answer.violations()) {
                json.writeStartObject();
                json.writeStringField("path", violation.path());
                if (!violation.value().isEmpty()) {
                    json.writeStringField("value", violation.value());
                }
                json.writeStringField("rule", violation.rule().name());
                json.writeStringField("message", violation.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void writeId(JsonNode id) throws IOException {
        if (id.isIntegralNumber()) {
            json.writeNumber(id.bigIntegerValue());
        } else if (id.isNumber()) {
            BigDecimal number = id.decimalValue();
            json.writeNumber(number);
        } else if (id.isBoolean()) {
            json.writeBoolean(id.booleanValue());
        } else if (id.isTextual()) {
            json.writeString(id.textValue());
        } else {
            json.writeNull();
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
