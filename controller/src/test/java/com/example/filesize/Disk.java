package com.example.filesize;

import io.generalscaler.api.source.MetricEndpoint;

/** Where to ask: the controller's disk, of which there is one. */
record Disk() implements MetricEndpoint {
    static final String TYPE = "file-size";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        return "localhost";
    }

    @Override
    public String describe() {
        return "the disk";
    }

    @Override
    public Sharing sharing() {
        return Sharing.EVERYONE;
    }
}
