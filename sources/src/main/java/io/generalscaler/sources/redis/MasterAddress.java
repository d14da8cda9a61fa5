package io.generalscaler.sources.redis;

/**
 * Where a sentinel sees a master, as it wrote it.
 *
 * @param elements of its answer: 2 where it knows the master, 0 where it does not
 */
record MasterAddress(int elements, String host, String port) {
    static final MasterAddress NONE = new MasterAddress(0, "", "");
}
