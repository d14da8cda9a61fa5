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
    static final String ZONE = "^[A-Za-z0-9][-+_/A-Za-z0-9]*$";
    static final String ZONE_SAYS = "an IANA time zone such as Europe/Berlin, not an offset";
    static final int DATES = 366;
    /** Dates of all rules of a schedule: each is kept in memory, for each scaler. */
    static final int ALL_DATES = 732;
    /** Characters of all texts of a scaler's metrics. */
    static final int METRIC_CHARACTERS = 16_384;

    /** Servers of one metric source. */
    static final int SERVERS = 16;

    static final int RATE_POLICIES = 10;
    static final int STEPS = 64;
    /** A Kubernetes object's name. */
    static final int NAME = 253;

    /** A time as RFC 3339. */
    static final int TIME = 40;
    /** A replica count as Kubernetes has it, where nobody but the controller writes it. */
    static final int COUNTED = Integer.MAX_VALUE;
    /** The largest number that the engine reckons with. */
    static final double MEASURED = 1e40;
    /** Whole numbers that every reader of JSON keeps exact. */
    static final double EXACT = 9_007_199_254_740_991.0;

    static final int TEXT = 256;
    static final int MESSAGE = 1024;
    static final int SECONDS_PER_DAY = 86_400;

    /**
     * For a character class: what is not seen where a text is shown, turns the text around it, or has no place in YAML. Control and format
     * characters, line and paragraph separators, lone surrogates, and the two that are no characters.
     */
    private static final String UNSHOWN_BUT_CONTROL = "\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x{FFFE}\\x{FFFF}";

    static final String UNSHOWN = "\\p{Cc}" + UNSHOWN_BUT_CONTROL;
    /** Free text of one line. */
    static final String LINE = "^[^" + UNSHOWN + "]*$";
    /** Free text of several lines. */
    static final String LINES = "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x{9F}" + UNSHOWN_BUT_CONTROL + "]*$";

    static final String LINE_SAYS = "one line without control characters or other characters that are not seen";
    static final String LINES_SAYS =
            "text without characters that are not seen; only tabs and line breaks may be in it";

    static final String OBJECT_NAME = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    static final String GROUP = "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$";
    static final String KIND = "^[A-Z][A-Za-z0-9]*$";
    static final String WORD = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$";
    static final String MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$";
    static final String SECRET_KEY = "^[-._a-zA-Z0-9]+$";
    static final String HEADER_NAME = "^[A-Za-z][-A-Za-z0-9]*$";
    static final String METRIC_NAME = "^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$";
    static final String HOST = "^[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?\\.?$|^[0-9a-fA-F:.]+$";
    static final String HOST_AND_PORT =
            "^([A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?\\.?|\\[[0-9a-fA-F:.]+\\]):[0-9]{1,5}$";
    static final String TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$|^24:00(:00)?$";
    static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    static final String CURRENCY = "^[A-Za-z]+$";

    static final String CURRENCY_SAYS = "a currency in letters, as EUR";
    static final String OBJECT_NAME_SAYS =
            "a Kubernetes name: lower-case letters, digits, - and ., starting and ending with a letter or digit";
    static final String SECRET_KEY_SAYS = "a Secret's key: letters, digits, -, _ and .";
    static final String HEADER_NAME_SAYS = "the name of a header field: letters, digits and -";
    static final String METRIC_NAME_SAYS =
            "a name of letters, digits, -, _ and ., starting and ending with a letter or digit";
    static final String HOST_SAYS =
            "a host name or address without scheme, port or path; a port has a field of its own";
    static final String HOST_AND_PORT_SAYS = "a host and a port as redis-0:6379; an IPv6 address stands in brackets";
    static final String TIME_OF_DAY_SAYS = "a time as HH:MM, from 00:00 to 24:00; seconds only as :00";
    static final String DATE_SAYS = "a date as YYYY-MM-DD";

    private Limits() {}
}
