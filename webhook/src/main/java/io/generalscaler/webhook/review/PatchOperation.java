package io.generalscaler.webhook.review;

/**
 * One step of a JSON Patch (RFC 6902) that adds a string where nothing is.
 *
 * @param path JSON Pointer of the new member
 */
public record PatchOperation(String path, String value) {}
