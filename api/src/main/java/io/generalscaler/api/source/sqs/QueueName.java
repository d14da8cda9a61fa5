package io.generalscaler.api.source.sqs;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.v1alpha1.SqsSource;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A queue by its region, account and name.
 *
 * @param region such as {@code eu-west-1}
 * @param path account and name, with slashes before each
 */
record QueueName(String region, String path) {
    private static final Pattern OF_AWS = Pattern.compile(
            "https://sqs\\.([a-z]{2}(?:-[a-z]+)+-[0-9]+)\\.amazonaws\\.com(?:\\.cn)?(/[0-9]{12}/[^/]+)");
    private static final Pattern ANY = Pattern.compile("https?://[^/]+((?:/[^/]+)+)");

    /** Empty where a violation was reported, or the schema reports one. */
    static Optional<QueueName> of(SqsSource sqs, Problems here) {
        if (sqs.queueUrl() != null) {
            forbidden(sqs.queueName(), here.at("queueName"));
            forbidden(sqs.accountId(), here.at("accountId"));
            return here.at("queueUrl").isBroken() ? Optional.empty() : ofUrl(sqs, sqs.queueUrl(), here);
        }
        if (sqs.queueName() == null) {
            here.at("queueUrl").required("is required, or queueName with accountId and region: which queue to count");
            return Optional.empty();
        }
        if (sqs.accountId() == null) {
            here.at("accountId").required("is required with queueName: the account that the queue belongs to");
        }
        if (sqs.region() == null) {
            here.at("region").required("is required with queueName, such as eu-west-1");
        }
        return sqs.accountId() == null
                        || sqs.region() == null
                        || here.at("region").isBroken()
                ? Optional.empty()
                : Optional.of(new QueueName(sqs.region(), "/" + sqs.accountId() + "/" + sqs.queueName()));
    }

    private static Optional<QueueName> ofUrl(SqsSource sqs, String url, Problems here) {
        Matcher ofAws = OF_AWS.matcher(url);
        if (ofAws.matches()) {
            String region = ofAws.group(1);
            if (sqs.region() != null && !sqs.region().equals(region)) {
                here.at("region").invalid(sqs.region(), "must be that of queueUrl, which is " + region);
                return Optional.empty();
            }
            return Optional.of(new QueueName(region, ofAws.group(2)));
        }
        if (sqs.endpoint() == null) {
            here.at("queueUrl")
                    .invalid(
                            url,
                            "must be a queue's URL such as https://sqs.eu-west-1.amazonaws.com/123456789012/orders;"
                                    + " where the API is elsewhere, endpoint says so");
            return Optional.empty();
        }
        if (sqs.region() == null) {
            here.at("region").required("is required where queueUrl does not say it: requests are signed for a region");
            return Optional.empty();
        }
        Matcher any = ANY.matcher(url);
        return any.matches() ? Optional.of(new QueueName(sqs.region(), any.group(1))) : Optional.empty();
    }

    private static void forbidden(@Nullable String given, Problems here) {
        if (given != null) {
            here.forbidden("goes not with queueUrl, which says it");
        }
    }

    /** Where the region's API is. */
    URI server() {
        return URI.create("https://sqs." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : ""));
    }

    /** The queue's name for the API, which takes it as a URL. */
    String url(URI server) {
        return server + path;
    }
}
