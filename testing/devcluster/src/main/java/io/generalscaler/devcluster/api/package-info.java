/**
 * The verbs of the API. In comes an authorised request for a type, a name, a subresource; out goes what an API server
 * answers. Rules that every object obeys live here (names, versions, generations, preconditions, finalizers); rules of
 * single built-in types in {@code builtin}, of custom ones in {@code schema}.
 */
@NullMarked
package io.generalscaler.devcluster.api;

import org.jspecify.annotations.NullMarked;
