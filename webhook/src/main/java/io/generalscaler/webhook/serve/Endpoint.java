package io.generalscaler.webhook.serve;

/** Where reviews are answered. */
enum Endpoint {
    MUTATE("/mutate"),
    VALIDATE("/validate");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** The path without its slash: a metric label. */
    String label() {
        return path.substring(1);
    }
}
