/**
 * What the API says about itself: groups, versions and resources. In come the
 * types of the registry, out go discovery documents. No objects.
 */
@NullMarked
package io.generalscaler.devcluster.discovery;

import org.jspecify.annotations.NullMarked;
