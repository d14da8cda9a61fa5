package io.generalscaler.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewCodecTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
              "uid": "705ab4f5", "kind": {"group": "apps", "version": "v1", "kind": "Deployment"},
              "namespace": "shop", "name": "web", "operation": "UPDATE", "dryRun": true,
              "object": {"metadata": {"name": "web", "labels": {"app": "web"}}, "spec": {"replicas": 2}},
              "oldObject": {"metadata": {"name": "old"}, "spec": {"replicas": 1}},
              "userInfo": {"username": "jane"}, "options": null}}
            """;

    private final ReviewCodec codec = new ReviewCodec();

    private AdmissionRequest read(String body) throws MalformedReviewException {
        return codec.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode answer(AdmissionAnswer answer) throws Exception {
        return JSON.readTree(codec.write(read(GOOD), answer));
    }

    @Test
    void readsWhatMatters() throws Exception {
        AdmissionRequest request = read(GOOD);
        assertThat(request.uid()).isEqualTo("705ab4f5");
        assertThat(request.groupKind()).isEqualTo("Deployment.apps");
        assertThat(request.namespace()).isEqualTo("shop");
        assertThat(request.name()).isEqualTo("web");
        assertThat(request.operation()).isEqualTo(AdmissionRequest.Operation.UPDATE);
        assertThat(request.object()).hasToString("{\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":2}}");
        assertThat(request.oldObject()).hasToString("{\"metadata\":{\"name\":\"old\"},\"spec\":{\"replicas\":1}}");
    }

    @Test
    void anAbsentObjectIsANullNode() throws Exception {
        AdmissionRequest request =
                read(GOOD.replace("{\"metadata\": {\"name\": \"old\"}, \"spec\": {\"replicas\": 1}}", "null"));
        assertThat(request.oldObject().isNull()).isTrue();
    }

    static Stream<Arguments> malformed() {
        String deep = "[".repeat(70) + "]".repeat(70);
        return Stream.of(
                Arguments.of("nothing", "", "no AdmissionReview"),
                Arguments.of("no JSON", "hello", "not JSON"),
                Arguments.of("half of it", GOOD.substring(0, 100), "not JSON"),
                Arguments.of("two documents", GOOD + GOOD, "not JSON"),
                Arguments.of("an array", "[]", "no AdmissionReview"),
                Arguments.of("a number", "7", "no AdmissionReview"),
                Arguments.of("another version", GOOD.replace("io/v1", "io/v1beta1"), "no AdmissionReview"),
                Arguments.of("another kind", GOOD.replace("\"AdmissionReview\"", "\"Pod\""), "no AdmissionReview"),
                Arguments.of("no uid", GOOD.replace("\"uid\"", "\"uuid\""), "request.uid is missing"),
                Arguments.of("a uid that is a number", GOOD.replace("\"705ab4f5\"", "7"), "uid is not a short string"),
                Arguments.of("an endless uid", GOOD.replace("705ab4f5", "x".repeat(300)), "uid is not a short string"),
                Arguments.of("an unknown operation", GOOD.replace("UPDATE", "PATCH"), "request.operation"),
                Arguments.of(
                        "an object that is a string",
                        GOOD.replace(
                                "{\"metadata\": {\"name\": \"web\", \"labels\": {\"app\": \"web\"}}, \"spec\": {\"replicas\": 2}}",
                                "\"x\""),
                        "request.object is not an object"),
                Arguments.of("70 levels", GOOD.replace("\"options\": null", "\"options\": " + deep), "nests deeper"),
                Arguments.of(
                        "a string of more than a million characters",
                        GOOD.replace("\"web\", \"labels", "\"" + "w".repeat(1_000_001) + "\", \"labels"),
                        "longer values"),
                Arguments.of(
                        "a key that stands twice",
                        GOOD.replace("\"dryRun\": true", "\"uid\": \"other\""),
                        "/request/uid: a key stands twice"),
                Arguments.of(
                        "two objects",
                        GOOD.replace("\"dryRun\": true", "\"object\": {}"),
                        "/request/object: a key stands twice"),
                Arguments.of(
                        "a field that stands twice",
                        GOOD.replace("\"name\": \"old\"", "\"name\": \"old\", \"name\": \"new\""),
                        "/request/oldObject/metadata/name: a key stands twice"),
                Arguments.of("bytes that are no UTF-8", GOOD.replace("jane", "\u0000"), "not JSON"));
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("malformed")
    void refuses(String name, String body, String reason) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(MalformedReviewException.class)
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    static Stream<Charset> wide() {
        return Stream.of(
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_32BE);
    }

    @ParameterizedTest(name = "refuses {0}")
    @MethodSource("wide")
    void readsNothingButUtf8(Charset charset) {
        assertThatThrownBy(() -> codec.read(GOOD.getBytes(charset)))
                .isInstanceOf(MalformedReviewException.class)
                .hasMessage("the body is not UTF-8");
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedInALargeBodyToo() {
        byte[] body = GOOD.replace("jane", "j".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        body[body.length - 20] = (byte) 0xC3;
        assertThatThrownBy(() -> codec.read(body)).isInstanceOf(MalformedReviewException.class);
    }

    @Test
    void theKindMayComeAfterTheObjects() throws Exception {
        String kind = "\"kind\": {\"group\": \"apps\", \"version\": \"v1\", \"kind\": \"Deployment\"},";
        String late = GOOD.replace(kind, "").replace("\"options\": null", kind + "\"options\": null");
        assertThat(read(late)).isEqualTo(read(GOOD));
    }

    @Test
    void nobodyIsAnsweredAfterTheTimeThatTheyWait() {
        var now = new AtomicLong();
        Deadline deadline = Deadline.of("5s", now::get);
        now.set(Duration.ofSeconds(5).toNanos() - 1);
        deadline.check();
        now.set(Duration.ofSeconds(5).toNanos());
        assertThatThrownBy(() -> codec.read(GOOD.getBytes(StandardCharsets.UTF_8), deadline))
                .isInstanceOf(ReviewTimeoutException.class);
    }

    @Test
    void aLongReadingEndsWithTheTime() {
        var now = new AtomicLong();
        Deadline deadline =
                Deadline.of("1s", () -> now.getAndAdd(Duration.ofMillis(100).toNanos()));
        byte[] body = GOOD.replace("null", "[" + "0,".repeat(1_000_000) + "0]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> codec.read(body, deadline)).isInstanceOf(ReviewTimeoutException.class);
        assertThat(now.get())
                .as("it was not read to its end")
                .isLessThan(Duration.ofSeconds(2).toNanos());
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                Arguments.of(null, 10_000),
                Arguments.of("", 10_000),
                Arguments.of("5s", 5_000),
                Arguments.of("500ms", 500),
                Arguments.of("30s", 30_000),
                Arguments.of("3600s", 30_000),
                Arguments.of("0s", 10_000),
                Arguments.of("-5s", 10_000),
                Arguments.of("5", 10_000),
                Arguments.of("s", 10_000),
                Arguments.of("ms", 10_000),
                Arguments.of("5s\n", 10_000),
                Arguments.of("9999999999999999999999s", 10_000));
    }

    @ParameterizedTest(name = "?timeout={0}: {1} ms")
    @MethodSource("waits")
    void waitsAsLongAsTheCallerSays(String timeout, long millis) {
        var now = new AtomicLong();
        Deadline deadline = Deadline.of(timeout, now::get);
        now.set(Duration.ofMillis(millis).toNanos() - 1);
        deadline.check();
        now.incrementAndGet();
        assertThatThrownBy(deadline::check).isInstanceOf(ReviewTimeoutException.class);
    }

    @Test
    void onlyJsonIsRead() {
        assertThat(Stream.of("application/json", "Application/JSON", "application/json; charset=utf-8"))
                .allMatch(ReviewCodec::reads);
        assertThat(Stream.of(
                        "",
                        "text/plain",
                        "application/yaml",
                        "application/json5",
                        "application/vnd.kubernetes.protobuf"))
                .noneMatch(ReviewCodec::reads);
        assertThat(ReviewCodec.reads(null)).isFalse();
    }

    @Test
    void damagedReviewsAreReadOrRefusedAndNothingElse() {
        long seed = 20260115;
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(6); n >= 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                codec.read(body);
            } catch (MalformedReviewException e) {
                assertThat(e).hasMessageNotContaining("jane");
            }
        }
    }

    @Test
    void anAllowedReviewCarriesItsUidAndNoPatch() throws Exception {
        JsonNode response = answer(AdmissionAnswer.allowed()).path("response");
        assertThat(response).hasToString("{\"uid\":\"705ab4f5\",\"allowed\":true}");
    }

    @Test
    void aDenialSaysEverythingTwiceAsClientsPrintOneOrTheOther() throws Exception {
        var causes = List.of(
                new StatusCause(
                        "FieldValueInvalid", "spec.minReplicas", "9: must not be above maxReplicas, which is 3"),
                new StatusCause("FieldValueRequired", "spec.metric", "give one"));
        JsonNode answer = answer(new AdmissionAnswer.Denied(causes, List.of("odd")));
        assertThat(answer).isEqualTo(JSON.readTree("""
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": {
                  "uid": "705ab4f5", "allowed": false,
                  "status": {"status": "Failure", "reason": "Invalid", "code": 422,
                    "message": "2 problems:\\n* spec.minReplicas: 9: must not be above maxReplicas, which is 3\\n* spec.metric: give one",
                    "details": {"name": "web", "group": "apps", "kind": "Deployment", "causes": [
                      {"reason": "FieldValueInvalid", "field": "spec.minReplicas",
                       "message": "9: must not be above maxReplicas, which is 3"},
                      {"reason": "FieldValueRequired", "field": "spec.metric", "message": "give one"}]}},
                  "warnings": ["odd"]}}
                """));
    }

    @Test
    void aSingleReasonIsOneSentence() throws Exception {
        var cause = new StatusCause("FieldValueInvalid", "spec.maxReplicas", "0: must be from 1 to 1000000");
        assertThat(answer(new AdmissionAnswer.Denied(List.of(cause), List.of()))
                        .at("/response/status/message")
                        .asText())
                .isEqualTo("spec.maxReplicas: 0: must be from 1 to 1000000");
    }

    @Test
    void anAnswerStaysShortHoweverMuchIsWrong() throws Exception {
        List<StatusCause> causes = IntStream.range(0, 500)
                .mapToObj(i -> new StatusCause("FieldValueInvalid", "f" + i, "x".repeat(5_000)))
                .toList();
        List<String> warnings =
                IntStream.range(0, 50).mapToObj(i -> i + "w".repeat(1_000)).toList();
        JsonNode response = answer(new AdmissionAnswer.Denied(causes, warnings)).path("response");
        assertThat(response.at("/status/details/causes")).hasSize(100);
        assertThat(response.at("/status/message").asText())
                .startsWith("500 problems:")
                .endsWith("* and 400 more")
                .hasSizeLessThan(110_000);
        assertThat(response.path("warnings"))
                .hasSize(16)
                .allSatisfy(warning -> assertThat(warning.asText())
                        .hasSizeLessThanOrEqualTo(256)
                        .endsWith("…"));
    }

    @ParameterizedTest(name = "causes full of {0}")
    @ValueSource(strings = {"x", "\"", "\\", "é", "一", "😀"})
    void anAnswerFitsTheHeapThatIsChargedForIt(String letter) throws Exception {
        List<StatusCause> causes = IntStream.range(0, 110)
                .mapToObj(i -> new StatusCause("FieldValueInvalid", letter.repeat(300) + i, letter.repeat(2_000)))
                .toList();
        byte[] answer = codec.write(read(GOOD), new AdmissionAnswer.Denied(causes, List.of()));
        assertThat(answer).hasSizeLessThan(300 * 1024);
        JsonNode status = JSON.readTree(answer).at("/response/status");
        int told = status.at("/details/causes").size();
        assertThat(status.path("message").asText())
                .startsWith("110 problems:")
                .endsWith("* and " + (110 - told) + " more");
    }

    @Test
    void whatATerminalWouldObeyIsTakenOut() {
        var cause = new StatusCause("FieldValueInvalid", "a\nb", "red \u001b[31m, \u202Eback\u2066");
        assertThat(cause.field()).isEqualTo("a b");
        assertThat(cause.message()).isEqualTo("red  [31m,  back ");
        assertThat(Words.line("😀😀😀", 4)).as("no half of a character").isEqualTo("😀…");
    }

    @Test
    void repeatedWarningsAreToldOnce() {
        assertThat(new AdmissionAnswer.Allowed(Collections.nCopies(5, "same")).warnings())
                .containsExactly("same");
    }

    @Test
    void aDenialNeedsACause() {
        assertThatThrownBy(() -> new AdmissionAnswer.Denied(List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProblemIsAStatus() throws Exception {
        assertThat(JSON.readTree(codec.write(HttpProblem.BUSY))).isEqualTo(JSON.readTree("""
                        {"apiVersion": "v1", "kind": "Status", "status": "Failure", "reason": "ServiceUnavailable",
                         "message": "too many reviews at once; try again", "code": 503}"""));
    }
}
