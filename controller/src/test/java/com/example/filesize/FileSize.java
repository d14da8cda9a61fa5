package com.example.filesize;

import io.generalscaler.api.source.Question;

/** What to ask: how many bytes this file has. */
record FileSize(String path) implements Question {
    @Override
    public String describe() {
        return "for the size of " + path;
    }
}
