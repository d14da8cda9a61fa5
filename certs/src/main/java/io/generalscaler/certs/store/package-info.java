/**
 * Where replicas share the CA. In: a state to write. Out: the state that is stored, with the version it was read at; a
 * write succeeds only against that version. Stays out: what to write and when.
 */
@NullMarked
package io.generalscaler.certs.store;

import org.jspecify.annotations.NullMarked;
