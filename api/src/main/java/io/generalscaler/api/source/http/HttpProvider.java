package io.generalscaler.api.source.http;

import io.generalscaler.api.problem.Problems;
import io.generalscaler.api.source.AddressForm;
import io.generalscaler.api.source.HttpAddress;
import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.MetricSourceProvider;
import io.generalscaler.api.source.SourceBlock;
import io.generalscaler.api.source.Tls;
import io.generalscaler.api.source.TlsRules;
import io.generalscaler.api.v1alpha1.HttpSource;
import io.generalscaler.api.v1alpha1.MetricSpec;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The type {@code http}: one number in what a server answers. */
public final class HttpProvider implements MetricSourceProvider {
    private static final String EXAMPLE = "http://orders:8080/stats";

    @Override
    public String type() {
        return HttpEndpoint.TYPE;
    }

    @Override
    public Optional<SourceBlock> block() {
        return Optional.of(new SourceBlock(HttpSource.class, MetricSpec::http));
    }

    @Override
    public MetricSpec example() {
        return MetricSpec.of(HttpEndpoint.TYPE).with(HttpSource.json(EXAMPLE, "/waiting"));
    }

    @Override
    public Optional<AddressForm> addressForm() {
        return Optional.of(new HttpAddressForm());
    }

    @Override
    public Optional<MetricQuery> compile(MetricSpec metric, Problems problems) {
        HttpSource http = Objects.requireNonNull(metric.http());
        Problems here = problems.at("http");
        Optional<URI> url = HttpAddress.read(http.url(), EXAMPLE, here.at("url"));
        url.ifPresent(address -> RequestRules.checkParameters(address, here.at("url")));
        boolean isPost = RequestRules.isPost(http, here);
        Map<String, String> headers = RequestRules.headers(http.headers(), here.at("headers"));
        Optional<HttpValue> value = ValueRules.compile(http, here);
        Optional<Tls> tls = TlsRules.ofHttp(http.tls(), url, "url", here.at("tls"));
        Optional<Login> login = LoginRules.compile(http.authRef(), here.at("authRef"));
        if (login.isPresent() && url.isPresent() && !HttpAddress.isEncrypted(url.get())) {
            here.at("authRef").warn("the login is sent in the clear; an https address encrypts it");
        }
        if (url.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> post = isPost ? Optional.of(Objects.requireNonNullElse(http.body(), "")) : Optional.empty();
        return Optional.of(new MetricQuery(
                new HttpEndpoint(server(url.get()), login, tls),
                new HttpQuestion(path(url.get()), post, headers, value.get())));
    }

    private static URI server(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
