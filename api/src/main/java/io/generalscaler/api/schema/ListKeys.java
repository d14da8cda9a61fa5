package io.generalscaler.api.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How server-side apply merges a list: as a map by these keys. A list without this annotation is atomic: whoever applies it,
 * owns it whole.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ListKeys {
    /** The fields that together name an item; each is required in the item. Empty: a set of scalars. */
    String[] value();
}
