package io.generalscaler.api.source;

/** What is asked of an endpoint: a record. Equal questions to one endpoint within a moment are sent once. */
public interface Question {
    /** What it asks for, for people: {@code for the list job-queue}, {@code the query up}. */
    String describe();
}
