package io.generalscaler.api.source.sqs;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricEndpoint;
import java.net.URI;
import java.util.Optional;

/**
 * Amazon SQS in one region, or what speaks its protocol.
 *
 * @param server where the API is: http or https, without a path
 * @param login signs for that region
 */
public record SqsEndpoint(URI server, Login.AwsKeys login) implements MetricEndpoint {
    public static final String TYPE = "sqs";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String address() {
        return server.getRawAuthority();
    }

    @Override
    public String place() {
        return server + " " + login.region();
    }

    @Override
    public String describe() {
        return "Amazon SQS at " + address();
    }

    @Override
    public Sharing sharing() {
        return Sharing.of(Optional.of(login), Optional.empty());
    }

    @Override
    public String toString() {
        return TYPE + " " + address();
    }
}
