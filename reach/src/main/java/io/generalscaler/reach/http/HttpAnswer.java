package io.generalscaler.reach.http;

/**
 * What a server answered. Nothing of it is to be shown to anybody.
 *
 * @param status the HTTP status
 * @param body decoded, bounded
 */
@SuppressWarnings("ArrayRecordComponent") // Neither compared nor kept.
public record HttpAnswer(int status, byte[] body) {}
