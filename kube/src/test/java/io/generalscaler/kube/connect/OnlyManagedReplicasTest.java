package io.generalscaler.kube.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of the fields that somebody manages. */
final class OnlyManagedReplicasTest {

    private final ObjectMapper json = new ObjectMapper().registerModule(OnlyManagedReplicas.module());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"f:spec": {"f:replicas": {}}}                                                      | true
            {"f:metadata": {"f:labels": {}}, "f:spec": {"f:a": {"f:b": {}}, "f:replicas": {}}}  | true
            {"f:spec": {"f:replicas": {"x": [1, {}]}, "f:z": {}}, "f:status": {}}               | true
            {"f:spec": {"f:template": {"f:replicas": {}}}}                                      | false
            {"f:replicas": {}}                                                                  | false
            {"f:spec": 5}                                                                       | false
            {"f:spec": [{"f:replicas": {}}]}                                                    | false
            {}                                                                                  | false
            []                                                                                  | false
            null                                                                                | false
            """)
    void keeps(String fields, boolean replicas) throws Exception {
        ManagedFieldsEntry entry = json.readValue(
                "{\"manager\": \"a\", \"fieldsV1\": %s, \"time\": \"2026-01-15T10:00:00Z\"}".formatted(fields),
                ManagedFieldsEntry.class);
        assertThat(entry.getManager()).isEqualTo("a");
        assertThat(entry.getTime()).isEqualTo("2026-01-15T10:00:00Z");
        if (replicas) {
            assertThat(entry.getFieldsV1().getAdditionalProperties())
                    .isEqualTo(Map.of("f:spec", Map.of("f:replicas", Map.of())));
        } else {
            assertThat(entry.getFieldsV1()).isNull();
        }
    }
}
