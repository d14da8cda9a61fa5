/**
 * Objects as {@code meta.k8s.io/v1 Table} rows, which is how {@code kubectl get} sees them. In come objects in their stored
 * version, out go columns and cells as the API server's printers make them; custom types bring their own columns.
 */
@NullMarked
package io.generalscaler.devcluster.table;

import org.jspecify.annotations.NullMarked;
