package io.generalscaler.webhook.validate;

import io.generalscaler.api.annotation.AnnotationCompiler;
import io.generalscaler.api.compile.Compiler;
import io.generalscaler.api.compile.Context;
import io.generalscaler.webhook.review.AdmissionRequest;
import io.generalscaler.webhook.review.HttpProblem;
import io.generalscaler.webhook.review.MalformedReviewException;
import io.generalscaler.webhook.review.ReviewCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A webhook's whole work on one body, from its bytes to the answer's. */
final class WorstReviews {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T10:30:00Z"));

    private final ReviewCodec codec = new ReviewCodec();
    private final ValidatingReview reviews;

    WorstReviews() {
        Compiler compiler = Compiler.installed();
        FixedCluster cluster = new FixedCluster(List.of(), List.of("web"));
        this.reviews = new ValidatingReview(
                new ScalerReview(compiler, cluster, CLOCK),
                new DeploymentReview(new AnnotationCompiler(compiler), cluster, () -> Context.at(CLOCK.instant())),
                cluster);
    }

    /** The answer to a body that is collected as a server collects it. */
    byte[] answer(byte[] body) throws IOException {
        byte[] collected = new ByteArrayInputStream(body).readNBytes(ReviewCodec.MAX_BYTES + 1);
        try {
            AdmissionRequest request = codec.read(collected);
            return codec.write(request, reviews.review(request));
        } catch (MalformedReviewException e) {
            return codec.write(HttpProblem.malformed(e));
        }
    }

    /**
     * Answers every hostile review, {@code arguments[1]} at once, each of {@code arguments[0]} bytes; ends with 0 if the memory was enough.
     */
    public static void main(String[] arguments) throws Exception {
        int size = Integer.parseInt(arguments[0]);
        int atOnce = Integer.parseInt(arguments[1]);
        WorstReviews worst = new WorstReviews();
        long answered = 0;
        for (IntFunction<byte[]> review : HostileReviews.all().values()) {
            byte[] body = review.apply(size);
            List<Thread> threads = IntStream.range(0, atOnce)
                    .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                        try {
                            worst.answer(body);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            answered += atOnce;
        }
        System.out.println("answered " + answered);
    }
}
