package io.generalscaler.cli.decide;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.generalscaler.cli.terminal.Styled;
import org.jspecify.annotations.Nullable;

/**
 * Writes as {@code \\uXXXX} whatever would steer a terminal or turn the text around it, and the halves of characters beyond the
 * first plane, some of which do so.
 */
final class InertEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return Character.isSurrogate((char) character) || Styled.isSteering(character)
                ? new SerializedString(String.format("\\u%04x", character))
                : null;
    }
}
