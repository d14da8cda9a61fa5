package io.generalscaler.api.source.redis;

/** What of a key is counted. */
public sealed interface RedisMeasure {

    /** What the key has to hold, for people: {@code list}. */
    String structure();

    /** What is asked for, for people. */
    String describe(String place);

    /** Whether Redis removes the key with its last element, so that an empty one cannot be told from a misspelt one. */
    default boolean vanishes() {
        return true;
    }

    /** What has elements, and is gone without any. */
    enum Structure {
        LIST("list"),
        SET("set"),
        HASH("hash"),
        SORTED_SET("sorted set");

        private final String words;

        Structure(String words) {
            this.words = words;
        }
    }

    /** How many elements there are. */
    record Size(Structure of) implements RedisMeasure {
        @Override
        public String structure() {
            return of.words;
        }

        @Override
        public String describe(String place) {
            return place;
        }
    }

    /**
     * How many elements of a sorted set have a score that is a time which has come.
     *
     * @param scoresPerSecond by how much a score grows in a second: 1, or 1000
     * @param offsetSeconds how long after now the time is
     */
    record DueBefore(int scoresPerSecond, int offsetSeconds) implements RedisMeasure {
        @Override
        public String structure() {
            return Structure.SORTED_SET.words;
        }

        @Override
        public String describe(String place) {
            String when = offsetSeconds == 0
                    ? ""
                    : (offsetSeconds < 0 ? " since " : " within ") + Math.abs(offsetSeconds) + " s";
            return "what is due" + when + " of " + place;
        }
    }

    /** A measure of a stream, which stays when its last entry is gone. */
    sealed interface OfStream extends RedisMeasure {
        @Override
        default String structure() {
            return "stream";
        }

        @Override
        default boolean vanishes() {
            return false;
        }
    }

    /** How many entries a stream has. */
    record StreamLength() implements OfStream {
        @Override
        public String describe(String place) {
            return place;
        }
    }

    /** How many entries a consumer group was given and has not acknowledged. */
    record StreamPending(String group) implements OfStream {
        @Override
        public String describe(String place) {
            return "what is pending for the group " + group + " in " + place;
        }
    }

    /**
     * How many entries a consumer group was not given yet.
     *
     * @param withPending whether those count too that it was given and has not acknowledged
     */
    record StreamLag(String group, boolean withPending) implements OfStream {
        @Override
        public String describe(String place) {
            return "the lag of the group " + group + (withPending ? ", with what is pending," : "") + " in " + place;
        }
    }
}
