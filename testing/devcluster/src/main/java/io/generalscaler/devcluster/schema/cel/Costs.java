package io.generalscaler.devcluster.schema.cel;

/** Sums and products of costs and sizes that stay at {@link Long#MAX_VALUE} instead of overflowing. */
final class Costs {
    private Costs() {}

    static long sum(long... parts) {
        long sum = 0;
        for (long part : parts) {
            sum = sum > Long.MAX_VALUE - part ? Long.MAX_VALUE : sum + part;
        }
        return sum;
    }

    static long product(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** Rounded up. */
    static long scaled(long size, double factor) {
        double product = Math.ceil(size * factor);
        return product >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) product;
    }
}
