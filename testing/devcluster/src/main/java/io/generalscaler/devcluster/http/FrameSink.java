package io.generalscaler.devcluster.http;

/** Where a stream goes: one frame is one line of a chunked answer or one message of a WebSocket. */
public interface FrameSink {

    /** Sends and waits until it is written; false when the client is gone. */
    boolean send(byte[] json);

    /** Calls back once, as soon as the client is gone; at once where it already is. */
    void onClose(Runnable callback);
}
