package io.generalscaler.devcluster.http;

import io.fabric8.mockwebserver.http.MockResponse;

/** An answer that goes on until its source or the client ends it. */
public abstract class StreamingResponse extends MockResponse {

    protected StreamingResponse() {
        setResponseCode(200);
        setHeader("Content-Type", "application/json");
    }

    /** Sends frames until the stream is over; runs on the request's thread. */
    public abstract void stream(FrameSink sink) throws InterruptedException;
}
