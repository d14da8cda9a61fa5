package io.generalscaler.api.source;

import java.util.Optional;

/** What is asked of an endpoint: a record. Equal questions to one endpoint within a moment are sent once. */
public interface Question {
    /** What it asks for, for people: {@code for the list job-queue}, {@code the query up}. */
    String describe();

    /**
     * What is gone while its value is 0, for people: {@code the list job-queue}, as Redis keeps no empty lists. Nobody can tell it then from
     * something with a misspelt name. Empty where the source says 0.
     */
    default Optional<String> vanishing() {
        return Optional.empty();
    }
}
