/**
 * Bodies in the protobuf form of Kubernetes, which {@code kubectl create} and other typed Go clients send. In come bytes,
 * out go the same objects as JSON trees. Answers are always JSON, which these clients take as well.
 */
@NullMarked
package io.generalscaler.devcluster.protobuf;

import org.jspecify.annotations.NullMarked;
