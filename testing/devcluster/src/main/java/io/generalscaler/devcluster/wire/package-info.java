/**
 * What travels on the wire: JSON, {@code Status} objects and the exception that carries one. In come names and reasons,
 * out go bodies worded as the API server words them. No request handling here.
 */
@NullMarked
package io.generalscaler.devcluster.wire;

import org.jspecify.annotations.NullMarked;
