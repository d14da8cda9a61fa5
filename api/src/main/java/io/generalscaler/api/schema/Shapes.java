package io.generalscaler.api.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the shape of a type from the same annotations that the CRD is generated from, so that the two cannot differ. */
public final class Shapes {
    private Shapes() {}

    /** The shape of a record, with everything in it. Takes some milliseconds: keep it. */
    public static Shape.Fields of(Class<? extends Record> type) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Notes notes = new Notes(component.getAccessor(), component.getAnnotatedType());
            JsonPropertyDescription description = notes.find(JsonPropertyDescription.class);
            fields.add(new Field(
                    component.getName(),
                    shape(component.getGenericType(), notes),
                    notes.find(Required.class) != null,
                    description == null ? "" : description.value(),
                    accessor(component)));
        }
        return new Shape.Fields(constructor(type), List.copyOf(fields));
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The constructor of " + type + " is not public", e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup().unreflect(component.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The accessor of " + component + " is not public", e);
        }
    }

    private static Shape shape(Type type, Notes notes) {
        if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) notes.type()).getAnnotatedActualTypeArguments();
            AnnotatedType last = arguments[arguments.length - 1];
            Shape content = shape(last.getType(), new Notes(last, last));
            return parameterized.getRawType() == List.class
                    ? new Shape.Items(content, notes.least(), notes.most())
                    : new Shape.Entries(content, notes.most());
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return of(raw.asSubclass(Record.class));
        }
        if (raw == String.class) {
            OneOf oneOf = notes.find(OneOf.class);
            return new Shape.Text(
                    notes.least(), notes.most(), pattern(notes), oneOf == null ? List.of() : List.of(oneOf.value()));
        }
        if (raw == Boolean.class) {
            return new Shape.Flag();
        }
        if (raw == JsonNode.class) {
            return new Shape.Anything();
        }
        return raw == BigDecimal.class
                ? new Shape.Decimal(range(notes), notes.find(Measured.class) != null)
                : new Shape.Whole(range(notes));
    }

    private static Optional<TextPattern> pattern(Notes notes) {
        io.fabric8.generator.annotation.Pattern pattern = notes.find(io.fabric8.generator.annotation.Pattern.class);
        if (pattern == null) {
            return Optional.empty();
        }
        Says says = notes.find(Says.class);
        return Optional.of(new TextPattern(
                Pattern.compile(pattern.value()),
                says == null ? "a text that matches " + pattern.value() : says.value()));
    }

    private static Range range(Notes notes) {
        Min min = notes.find(Min.class);
        Max max = notes.find(Max.class);
        return new Range(
                Optional.ofNullable(min).map(bound -> BigDecimal.valueOf(bound.value())),
                min == null || min.inclusive(),
                Optional.ofNullable(max).map(bound -> BigDecimal.valueOf(bound.value())),
                max == null || max.inclusive());
    }

    /** The annotations of a component, which may stand on its accessor or on its type. */
    private record Notes(AnnotatedElement element, AnnotatedType type) {
        <A extends Annotation> @Nullable A find(Class<A> annotation) {
            A found = element.getAnnotation(annotation);
            return found != null ? found : type.getAnnotation(annotation);
        }

        long least() {
            Size size = find(Size.class);
            return size == null ? 0 : size.min();
        }

        long most() {
            Size size = find(Size.class);
            return size == null ? Long.MAX_VALUE : size.max();
        }
    }
}
