package io.generalscaler.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words a text field may hold: the CRD's {@code enum}.
 *
 * <p>The fields stay text in Java, so that an unknown word reaches the compiler and is answered together with everything else
 * that is wrong, instead of ending the reading.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
public @interface OneOf {
    /** The words, in the order in which a message lists them. */
    String[] value();
}
