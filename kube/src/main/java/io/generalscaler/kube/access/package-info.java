/**
 * Who somebody is and what they may do. In: a token. Out: the API server's judgement. Stays out: what is protected by it.
 */
@NullMarked
package io.generalscaler.kube.access;

import org.jspecify.annotations.NullMarked;
