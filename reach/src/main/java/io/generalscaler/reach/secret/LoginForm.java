package io.generalscaler.reach.secret;

/**
 * What a login may look like, by its use. Everything else is refused as soon as it is read: a protocol cannot carry it, and a library that
 * is given it may quote it in what it throws.
 */
public enum LoginForm {
    /** A token, such as that of {@code Authorization: Bearer}: visible ASCII characters, at least one. */
    TOKEN(1, '!', "visible ASCII characters"),
    /** A user name: visible ASCII characters and spaces. */
    USERNAME(0, ' ', "visible ASCII characters and spaces"),
    /** A password: visible ASCII characters and spaces. */
    PASSWORD(0, ' ', "visible ASCII characters and spaces");

    /** The most that a login of any form has, in characters. */
    public static final int MAX_LENGTH = 8 * 1024;

    private static final int LAST = '~';

    private final int least;
    private final int first;
    private final String described;

    LoginForm(int least, int first, String described) {
        this.least = least;
        this.first = first;
        this.described = described;
    }

    /** Whether this much of an entry, from its begin, has this form. */
    boolean fits(byte[] entry, int length) {
        if (length < least || length > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (entry[i] < first || entry[i] > LAST) {
                return false;
            }
        }
        return true;
    }

    /** What would be valid, for people. */
    String valid() {
        return least + " to " + MAX_LENGTH + " " + described;
    }
}
