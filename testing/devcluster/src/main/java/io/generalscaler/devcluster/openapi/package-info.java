/**
 * The shapes of objects as OpenAPI v3: of custom types from their definitions, of built-in ones from the classes of
 * fabric8's Kubernetes model. In come types, out go the documents behind {@code kubectl explain} and {@code kubectl
 * apply}, and the schemas by which built-in objects are checked.
 */
@NullMarked
package io.generalscaler.devcluster.openapi;

import org.jspecify.annotations.NullMarked;
