/**
 * Holds what a cluster is given to what it promises. In: the chart, the plain manifests, the CRD, the dashboards and the
 * container file of this module. Out: verdicts, and with {@code -Dgenerated.write=true} the files that are made from others.
 * Stays out: how the programs behave once they run; their own modules test that.
 */
@NullMarked
package io.generalscaler.deploy;

import org.jspecify.annotations.NullMarked;
