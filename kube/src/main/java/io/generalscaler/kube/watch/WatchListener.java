package io.generalscaler.kube.watch;

import java.util.function.Consumer;

/**
 * Hears what a watch tells.
 *
 * @param <T> the kind of object
 */
public interface WatchListener<T> {

    /** An object is new or changed; given in full. May be called again with the same. */
    void seen(T object);

    /** An object is gone; given by name at least. May be called with one that was never seen. */
    void gone(T object);

    /** Everything has been listed: what was there has been seen, what is not there any more is gone. */
    default void listed() {}

    /** Hears of single objects only. */
    static <T> WatchListener<T> of(Consumer<T> seen, Consumer<T> gone) {
        return new WatchListener<>() {
            @Override
            public void seen(T object) {
                seen.accept(object);
            }

            @Override
            public void gone(T object) {
                gone.accept(object);
            }
        };
    }
}
