package io.generalscaler.sources.http;

import io.generalscaler.api.source.http.HttpValue;
import io.generalscaler.sources.spi.FailureReason;
import io.generalscaler.sources.spi.Sample;
import io.generalscaler.sources.spi.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads one sample from a page in the text format of Prometheus (version 0.0.4), line by line and to its end: {@code name{label="value"}
 * number [milliseconds]}.
 */
final class MetricsPage {

    private static final int MAX_LINE = 8 * 1024;

    private MetricsPage() {}

    static Found read(InputStream body, HttpValue.Sample wanted) throws IOException, SourceException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        Optional<Found> found = Optional.empty();
        while (next(lines, line)) {
            if (line.indexOf(wanted.metric()) == 0) {
                Optional<Found> here = new MetricsLine(line.toString()).sample(wanted);
                if (here.isPresent() && found.isPresent()) {
                    throw new SourceException(
                            FailureReason.SeveralElements,
                            "the page has several samples with this name and these labels; name a label that tells them"
                                    + " apart");
                }
                found = found.or(() -> here);
            }
        }
        return found.orElseThrow(() ->
                new SourceException(FailureReason.NoData, "the page has no sample with this name and these labels"));
    }

    /** The next line; false at the end. */
    private static boolean next(BufferedReader lines, StringBuilder line) throws IOException, SourceException {
        line.setLength(0);
        int character = lines.read();
        if (character < 0) {
            return false;
        }
        for (; character >= 0 && character != '\n'; character = lines.read()) {
            if (line.length() == MAX_LINE) {
                throw new SourceException(FailureReason.BadAnswer, "a line of the page is longer than 8 KiB");
            }
            line.append((char) character);
        }
        return true;
    }

    /** One line, read from left to right. */
    private static final class MetricsLine {
        private final String line;
        private int at;

        private MetricsLine(String line) {
            this.line = line;
        }

        /** The sample, where it is the one that is wanted; the line begins with its name. */
        Optional<Found> sample(HttpValue.Sample wanted) throws SourceException {
            at = wanted.metric().length();
            skipBlanks();
            int matching = 0;
            if (isAt('{')) {
                at++;
                for (skipBlanks(); !isAt('}'); skipBlanks()) {
                    String name = upTo('=').strip();
                    String value = quoted();
                    matching += value.equals(wanted.labels().get(name)) ? 1 : 0;
                    skipBlanks();
                    if (isAt(',')) {
                        at++;
                    } else if (!isAt('}')) {
                        throw notAPage();
                    }
                }
                at++;
            } else if (at == wanted.metric().length()) {
                // A longer name.
                return Optional.empty();
            }
            if (matching != wanted.labels().size()) {
                return Optional.empty();
            }
            return Optional.of(number());
        }

        private Found number() throws SourceException {
            String[] rest = line.substring(at).strip().split("[ \t]+", 3);
            Sample sample = Sample.parse(rest[0], Instant.EPOCH);
            return rest.length == 1 ? Found.undated(sample) : new Found(sample, measured(rest[1]));
        }

        /** Milliseconds; what OpenMetrics writes in seconds, or anything else, says nothing. */
        private static Optional<Instant> measured(String text) {
            boolean isMillis = text.length() <= 15 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
            return isMillis ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
        }

        private String upTo(char end) throws SourceException {
            int from = at;
            at = line.indexOf(end, from);
            if (at < 0) {
                throw notAPage();
            }
            return line.substring(from, at++);
        }

        /** A text in quotes, in which a backslash stands before a quote, a backslash and the n of a line break. */
        private String quoted() throws SourceException {
            skipBlanks();
            if (!isAt('"')) {
                throw notAPage();
            }
            StringBuilder text = new StringBuilder();
            for (at++; !isAt('"'); at++) {
                if (isAt('\\')) {
                    at++;
                }
                if (at >= line.length()) {
                    throw notAPage();
                }
                boolean isBreak = line.charAt(at) == 'n' && line.charAt(at - 1) == '\\';
                text.append(isBreak ? '\n' : line.charAt(at));
            }
            at++;
            return text.toString();
        }

        private boolean isAt(char character) {
            return at < line.length() && line.charAt(at) == character;
        }

        private void skipBlanks() {
            while (isAt(' ') || isAt('\t')) {
                at++;
            }
        }

        private static SourceException notAPage() {
            return new SourceException(
                    FailureReason.BadAnswer, "the answer is no page in the text format of Prometheus");
        }
    }
}
