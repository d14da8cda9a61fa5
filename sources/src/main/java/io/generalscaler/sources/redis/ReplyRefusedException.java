package io.generalscaler.sources.redis;

/** A server sent something else than a short answer to what it was asked. */
final class ReplyRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplyRefusedException() {
        super("not a reply to what was asked", null, false, false);
    }
}
