package io.generalscaler.certs;

/** Tells what callers trust at present, as far as it can be seen. */
@FunctionalInterface
public interface BundleView {
    /** Whether every caller that is known trusts exactly {@code bundlePem}. */
    boolean carries(String bundlePem);
}
