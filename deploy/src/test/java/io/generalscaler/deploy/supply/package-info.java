/**
 * What the programs are made of: bills of materials, licences, known weaknesses, and the way from sources to a release.
 *
 * <p>In: what the build leaves in each program's {@code target}, and a list of advisories by path. Out: findings. What stays out: any
 * network.
 */
@NullMarked
package io.generalscaler.deploy.supply;

import org.jspecify.annotations.NullMarked;
