/**
 * Who is calling and what they may do. In come certificates, tokens and the role objects in the store; out go users and
 * yes or no with a reason, as RBAC of the API server would say. It does not answer requests.
 */
@NullMarked
package io.generalscaler.devcluster.access;

import org.jspecify.annotations.NullMarked;
