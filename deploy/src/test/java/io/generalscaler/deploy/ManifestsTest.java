package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The plain manifests are the chart's default values, rendered, for those who do without Helm. */
class ManifestsTest {
    static final Path FILE = Path.of("manifests", "generalscaler.yaml");

    /** Client-side apply keeps a copy of the object in an annotation, and annotations end at 256 KiB. */
    private static final int MAX_CLIENT_SIDE_BYTES = 256 * 1024;

    private static final String CRD = "generalscalers.autoscaling.generalscaler.io.yaml";

    private static final Pattern HELMS_OWN =
            Pattern.compile("(?m)^ *(# Source: .*|app\\.kubernetes\\.io/managed-by: .*|helm\\.sh/.*)\\n");
    private static final Pattern EMPTY_ANNOTATIONS = Pattern.compile("(?m)^ *annotations:\\n(?=spec:)");

    private static final String NAMESPACE = """
            # Generated from the chart's default values.
            apiVersion: v1
            kind: Namespace
            metadata:
              name: generalscaler-system
              labels:
                app.kubernetes.io/name: generalscaler
                app.kubernetes.io/part-of: generalscaler
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/warn: restricted
            """;

    /** Helm reads nothing outside a chart, so the chart has a copy; first, as what follows is rendered from it. */
    @Test
    void isAsGenerated() {
        Generated.check(Chart.FOLDER.resolve(Path.of("files", "crds", CRD)), Generated.read(Path.of("crds", CRD)));
        Generated.check(FILE, plain());
    }

    @Test
    void everyObjectFitsIntoTheAnnotationOfClientSideApply() {
        for (String document : documents()) {
            var object = Rendered.parse(document).objects().getFirst();
            assertThat(object.toString().getBytes(StandardCharsets.UTF_8).length)
                    .as(Rendered.title(object))
                    .isLessThan(MAX_CLIENT_SIDE_BYTES);
        }
    }

    @Test
    void nothingOfHelmIsLeft() {
        assertThat(plain()).doesNotContainIgnoringCase("helm");
    }

    private static String plain() {
        return documents().stream()
                .map(document -> HELMS_OWN.matcher(document + "\n").replaceAll(""))
                .map(document -> EMPTY_ANNOTATIONS.matcher(document).replaceAll(""))
                .collect(Collectors.joining("---\n", NAMESPACE + "---\n", ""));
    }

    private static List<String> documents() {
        return Rendered.documents(Chart.render(Chart.RELEASE, Chart.NAMESPACE, Map.of()));
    }
}
