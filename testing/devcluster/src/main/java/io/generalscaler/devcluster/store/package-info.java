/**
 * What etcd is to an API server: all objects in memory, one growing resource version, a bounded history for watches.
 * Trees that go in or come out are shared and never changed: whoever wants a change copies first. No rules about what an
 * object may hold.
 */
@NullMarked
package io.generalscaler.devcluster.store;

import org.jspecify.annotations.NullMarked;
