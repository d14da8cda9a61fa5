package io.generalscaler.api.crd;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.ListKeys;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.source.MetricSources;
import io.generalscaler.api.v1alpha1.GeneralScaler;
import io.generalscaler.api.v1alpha1.GeneralScalerSpec;
import io.generalscaler.api.v1alpha1.GeneralScalerStatus;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds the CRD from the types: the generator's work, completed by what the generator has no word for. */
final class CrdBuilder {
    private static final String HEADER =
            "# Generated from the types in api/; see CrdDriftTest for how to do it again.\n";
    private static final Pattern BOUND = Pattern.compile("(?m)^( +(?:minimum|maximum): )(\\S+)$");

    /** Words that YAML 1.1, which kubectl and Helm read, takes for true and false. */
    private static final Pattern BOOLEAN_WORD =
            Pattern.compile("(?m)^( +- )(True|False|true|false|Yes|No|yes|no|On|Off|on|off|Y|N|y|n)$");

    private CrdBuilder() {}

    /** The CRD as YAML, byte for byte the same for the same types. */
    static String yaml() throws Exception {
        try (Output output = new Output()) {
            new CRDGenerator()
                    .forCRDVersions("v1")
                    .withMinQuotes(true)
                    .withOutput(output)
                    .withPostProcessor(new CRDPostProcessor() {
                        @Override
                        public HasMetadata process(HasMetadata crd, String version) {
                            complete((CustomResourceDefinition) crd);
                            return crd;
                        }
                    })
                    .customResourceClasses(GeneralScaler.class)
                    .generate();
            String text = output.bytes.toString(StandardCharsets.UTF_8);
            return quotedWords(plainNumbers(text)).replaceFirst("^#[^\n]*\n", HEADER);
        }
    }

    /** Bounds as people write them: 86400, not 86400.0. */
    private static String plainNumbers(String yaml) {
        return BOUND.matcher(yaml)
                .replaceAll(bound -> bound.group(1)
                        + new BigDecimal(bound.group(2)).stripTrailingZeros().toPlainString());
    }

    private static String quotedWords(String yaml) {
        return BOOLEAN_WORD.matcher(yaml).replaceAll("$1\"$2\"");
    }

    private static void complete(CustomResourceDefinition crd) {
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription(
                "GeneralScaler scales one workload that has a /scale subresource, from any metrics, by an explicit"
                        + " policy, and says why in its status.");
        JSONSchemaProps spec = root.getProperties().get("spec");
        spec.setDescription("What is asked for.");
        JSONSchemaProps status = root.getProperties().get("status");
        status.setDescription("What the controller says about it. Written by the controller alone.");
        root.setRequired(List.of("spec"));
        completeRecord(GeneralScalerSpec.class, spec);
        completeMetric(spec.getProperties().get("metric"));
        completeMetric(spec.getProperties().get("metrics").getItems().getSchema());
        completeRecord(GeneralScalerStatus.class, status);
        List<CustomResourceColumnDefinition> columns = version.getAdditionalPrinterColumns();
        List<String> order = Arrays.stream(GeneralScaler.class.getAnnotationsByType(AdditionalPrinterColumn.class))
                .map(AdditionalPrinterColumn::name)
                .toList();
        List<CustomResourceColumnDefinition> sorted = new ArrayList<>(columns);
        sorted.sort((a, b) -> Integer.compare(order.indexOf(a.getName()), order.indexOf(b.getName())));
        version.setAdditionalPrinterColumns(sorted);
    }

    /** The rules that bind a metric type and its block, made for those that a provider brings. */
    private static void completeMetric(JSONSchemaProps metric) {
        Set<String> blocks = MetricSources.installed().blocks().keySet();
        List<String> types = Arrays.stream(MetricSpec.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(blocks::contains)
                .toList();
        List<ValidationRule> rules = new ArrayList<>(metric.getXKubernetesValidations());
        for (String type : types) {
            rules.add(rule(
                    "has(self." + type + ") == (self.type == '" + type + "')",
                    "the block " + type + " goes with type " + type + ", and type " + type + " needs it"));
        }
        ValidationRule config = rule(
                "!has(self.config) || !(self.type in ['" + String.join("', '", types) + "'])",
                "config is for types that a plug-in adds; those that are built in have blocks of their own");
        config.setFieldPath(".config");
        rules.add(config);
        metric.setXKubernetesValidations(rules);
    }

    private static ValidationRule rule(String rule, String message) {
        ValidationRule made = new ValidationRule();
        made.setRule(rule);
        made.setMessage(message);
        return made;
    }

    private static void completeRecord(Class<?> type, JSONSchemaProps schema) {
        schema.setXKubernetesValidations(unique(schema.getXKubernetesValidations()));
        for (RecordComponent component : type.getRecordComponents()) {
            JSONSchemaProps property = schema.getProperties().get(component.getName());
            completeProperty(
                    component.getAccessor(), component.getAnnotatedType(), component.getGenericType(), property);
        }
    }

    private static void completeProperty(
            AnnotatedElement annotated, AnnotatedType annotatedType, Type type, JSONSchemaProps schema) {
        schema.setXKubernetesValidations(unique(schema.getXKubernetesValidations()));
        if (schema.getDefault() != null && schema.getDefault().isFloatingPointNumber()) {
            BigDecimal plain = schema.getDefault().decimalValue().stripTrailingZeros();
            schema.setDefault(
                    plain.scale() <= 0 ? LongNode.valueOf(plain.longValueExact()) : DecimalNode.valueOf(plain));
        }
        OneOf oneOf = either(annotated, annotatedType, OneOf.class);
        if (oneOf != null) {
            schema.setEnum(Arrays.stream(oneOf.value())
                    .map(TextNode::valueOf)
                    .map(n -> (com.fasterxml.jackson.databind.JsonNode) n)
                    .toList());
        }
        Format format = either(annotated, annotatedType, Format.class);
        if (format != null) {
            schema.setFormat(format.value());
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            completeRecord(raw, schema);
        } else if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotatedType).getAnnotatedActualTypeArguments();
            int last = arguments.length - 1;
            if (parameterized.getRawType() == List.class) {
                ListKeys keys = annotated.getAnnotation(ListKeys.class);
                schema.setXKubernetesListType(keys == null ? "atomic" : keys.value().length == 0 ? "set" : "map");
                if (keys != null && keys.value().length > 0) {
                    schema.setXKubernetesListMapKeys(List.of(keys.value()));
                }
                completeProperty(
                        arguments[last],
                        arguments[last],
                        arguments[last].getType(),
                        schema.getItems().getSchema());
            } else {
                completeProperty(
                        arguments[last],
                        arguments[last],
                        arguments[last].getType(),
                        schema.getAdditionalProperties().getSchema());
            }
        }
    }

    private static <A extends java.lang.annotation.Annotation> A either(
            AnnotatedElement first, AnnotatedElement second, Class<A> annotation) {
        A found = first.getAnnotation(annotation);
        return found != null ? found : second.getAnnotation(annotation);
    }

    private static List<ValidationRule> unique(List<ValidationRule> rules) {
        return rules == null ? List.of() : List.copyOf(new LinkedHashSet<>(rules));
    }

    private static final class Output extends CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        protected ByteArrayOutputStream createStreamFor(String crdName) {
            return bytes;
        }
    }
}
