package io.generalscaler.sources.client;

import io.generalscaler.reach.http.OutboundRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Signs requests as AWS asks for it (Signature Version 4): whoever sees one can neither change it nor, after a quarter of an hour, send it again. */
final class AwsSignature {

    private static final String HOST = "Host";
    private static final String CONTENT_TYPE = "Content-Type";

    private AwsSignature() {}

    /**
     * The same request, signed.
     *
     * @param sessionToken goes with keys that are lent for a while
     * @param region such as {@code eu-west-1}
     * @param service as AWS names it for signing
     * @param now the present, from which AWS lets a clock differ by a few minutes
     */
    static OutboundRequest on(
            OutboundRequest asked,
            String keyId,
            String secretKey,
            Optional<String> sessionToken,
            String region,
            String service,
            Instant now) {
        AwsCredentialsIdentity keys = sessionToken
                .<AwsCredentialsIdentity>map(token -> AwsSessionCredentialsIdentity.create(keyId, secretKey, token))
                .orElseGet(() -> AwsCredentialsIdentity.create(keyId, secretKey));
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(asked.uri())
                .method(asked.body().isPresent() ? SdkHttpMethod.POST : SdkHttpMethod.GET);
        asked.headers().forEach(request::putHeader);
        asked.body().ifPresent(body -> request.putHeader(CONTENT_TYPE, body.mediaType()));
        SignedRequest signed = AwsV4HttpSigner.create().sign(it -> {
            it.identity(keys)
                    .request(request.build())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC));
            asked.body().ifPresent(body -> it.payload(ContentStreamProvider.fromUtf8String(body.text())));
        });
        return new OutboundRequest(asked.uri(), headers(signed), asked.body());
    }

    /** Without those that the client adds by itself, in the same words. */
    private static Map<String, String> headers(SignedRequest signed) {
        Map<String, String> headers = new LinkedHashMap<>();
        signed.request().forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase(HOST) && !name.equalsIgnoreCase(CONTENT_TYPE)) {
                headers.put(name, values.getFirst());
            }
        });
        return headers;
    }
}
