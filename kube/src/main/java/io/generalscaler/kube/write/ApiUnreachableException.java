package io.generalscaler.kube.write;

/** No answer from the API server. Whether a write has reached it is unknown. */
public final class ApiUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    public ApiUnreachableException(String message) {
        super(message, null, false, false);
    }
}
