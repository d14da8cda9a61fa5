package io.generalscaler.controller.observe.secret;

/**
 * A Secret by name.
 *
 * @param namespace the namespace of the scaler that refers to it
 * @param name its name
 */
public record SecretRef(String namespace, String name) {

    /**
     * One entry of a Secret.
     *
     * @param secret the Secret
     * @param key the entry's key
     */
    public record Entry(SecretRef secret, String key) {

        /** The entry's text. */
        public String read(Secrets secrets) throws SecretUnavailableException {
            return secrets.read(secret).required(key);
        }
    }
}
