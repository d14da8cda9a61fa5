package io.generalscaler.deploy;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart of this module, rendered by Helm's own engine. */
final class Chart {
    static final Path FOLDER = Path.of("chart", "generalscaler");
    static final String RELEASE = "generalscaler";
    static final String NAMESPACE = "generalscaler-system";

    /** The newest release that the chart is tested for; rendering does not depend on it otherwise. */
    private static final String KUBERNETES = "1.36.0";

    private static final Path VALUES = Path.of("src", "test", "resources", "values");

    /** The sets of values, by the names of their files, that every property of the chart is held against. */
    static final List<String> VALUE_SETS =
            List.of("default", "joint", "split", "cert-manager", "monitored", "minimal", "everything");

    private Chart() {}

    static Helm helm() {
        return new Helm(FOLDER);
    }

    static Path values(String name) {
        return VALUES.resolve(name + ".yaml");
    }

    /** What {@code helm template} prints for a set of values. */
    static String render(String valueSet) {
        return helm().template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values(valueSet))
                .call();
    }

    /** What {@code helm template --set …} prints. */
    static String render(String release, String namespace, Map<String, ?> set) {
        var template =
                helm().template().withName(release).withNamespace(namespace).withKubeVersion(KUBERNETES);
        set.forEach(template::set);
        return template.call();
    }

    static Rendered objects(String valueSet) {
        return Rendered.parse(render(valueSet));
    }
}
