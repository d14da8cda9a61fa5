package io.generalscaler.api.v1alpha1;

/**
 * The bounds that several fields share. Every list and text is bounded: an object stays far below the API server's limits, and
 * the cost of each CEL rule can be estimated.
 */
final class Limits {
    /** Replicas of any kind: above what a cluster can run, and small enough that no sum of two overflows. */
    static final int REPLICAS = 1_000_000;

    static final int METRICS = 20;
    static final int SCHEDULE_RULES = 50;
    static final int DATES = 366;
    static final int RATE_POLICIES = 10;
    static final int STEPS = 64;
    /** A Kubernetes object's name. */
    static final int NAME = 253;

    static final int TEXT = 256;
    static final int MESSAGE = 1024;
    static final int SECONDS_PER_DAY = 86_400;

    static final String OBJECT_NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    static final String SECRET_KEY = "^[-._a-zA-Z0-9]+$";
    static final String METRIC_NAME = "^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$";
    static final String HOST = "^[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?$|^[0-9a-fA-F:.]+$";
    static final String TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$";
    static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    static final String OBJECT_NAME_SAYS =
            "a Kubernetes name: lower-case letters, digits, - and ., starting and ending with a letter or digit";
    static final String SECRET_KEY_SAYS = "a Secret's key: letters, digits, -, _ and .";
    static final String METRIC_NAME_SAYS =
            "a name of letters, digits, -, _ and ., starting and ending with a letter or digit";
    static final String HOST_SAYS = "a host name or address without scheme, port or path";
    static final String TIME_OF_DAY_SAYS = "a time as HH:MM, from 00:00 to 24:00";
    static final String DATE_SAYS = "a date as YYYY-MM-DD";

    private Limits() {}
}
