package io.generalscaler.sources.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.reach.http.OutboundRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures are those that AWS publishes in "Authenticating Requests: Using the Authorization Header", with its example keys. */
final class AwsSignatureTest {

    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET Object            | /test.txt            | bytes=0-9 | host;range;x-amz-content-sha256;x-amz-date | f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
                "GET Bucket Lifecycle  | /?lifecycle          |           | host;x-amz-content-sha256;x-amz-date       | fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
                "Get Bucket (List)     | /?max-keys=2&prefix=J |          | host;x-amz-content-sha256;x-amz-date       | 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
            })
    void isThatOfTheExample(String name, String path, String range, String headers, String signature) {
        OutboundRequest asked = OutboundRequest.get(
                URI.create("https://examplebucket.s3.amazonaws.com" + path),
                range == null ? Map.of() : Map.of("Range", range));
        assertThat(signed(asked, Optional.empty()).headers())
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders="
                                + headers + ", Signature=" + signature)
                .containsEntry("X-Amz-Date", "20130524T000000Z")
                .doesNotContainKey("Host");
    }

    @Test
    void aBodyIsSigned() {
        assertThat(signed(post("{\"a\": 1}"), Optional.empty()).headers().get("Authorization"))
                .contains("content-type;host;")
                .isNotEqualTo(
                        signed(post("{\"a\": 2}"), Optional.empty()).headers().get("Authorization"));
    }

    @Test
    void aSessionsTokenIsSentAndSigned() {
        Map<String, String> headers = signed(post("{}"), Optional.of("lent")).headers();
        assertThat(headers).containsEntry("X-Amz-Security-Token", "lent");
        assertThat(headers.get("Authorization")).contains(";x-amz-security-token");
    }

    private static OutboundRequest post(String body) {
        return new OutboundRequest(
                URI.create("https://sqs.us-east-1.amazonaws.com/"),
                Map.of("X-Amz-Target", "AmazonSQS.GetQueueAttributes"),
                Optional.of(new OutboundRequest.Body("application/x-amz-json-1.0", body)));
    }

    private static OutboundRequest signed(OutboundRequest asked, Optional<String> session) {
        return AwsSignature.on(
                asked,
                "AKIAIOSFODNN7EXAMPLE",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                session,
                "us-east-1",
                "s3",
                AT);
    }
}
