/**
 * What the API serves: built-in types from a table, custom ones from their definitions, the moment these are stored. In
 * come groups, versions and plurals from URLs, out come {@link io.generalscaler.devcluster.registry.ResourceType}s. No
 * objects pass here.
 */
@NullMarked
package io.generalscaler.devcluster.registry;

import org.jspecify.annotations.NullMarked;
