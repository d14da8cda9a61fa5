package io.generalscaler.cli.terminal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A standard stream that ends the command when nobody reads it any more: a {@link java.io.PrintStream} alone would go on in
 * silence, without end where the input has none.
 */
final class StandardStream extends OutputStream {
    private final FileOutputStream stream;
    private final String name;
    private boolean broken;

    StandardStream(FileOutputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (broken) {
            return;
        }
        try {
            stream.write(bytes, from, count);
        } catch (IOException e) {
            broken = true;
            throw "Broken pipe".equals(e.getMessage())
                    ? CommandFailure.unread()
                    : CommandFailure.failed(name + " cannot be written: " + e.getMessage());
        }
    }
}
