package io.generalscaler.api.compile;

import static io.generalscaler.api.compile.Specs.BASE;
import static io.generalscaler.api.compile.Specs.accepted;
import static io.generalscaler.api.compile.Specs.violations;
import static io.generalscaler.api.compile.Specs.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.api.source.Login;
import io.generalscaler.api.source.MetricQuery;
import io.generalscaler.api.source.SecretKey;
import io.generalscaler.api.source.http.HttpEndpoint;
import io.generalscaler.api.source.http.HttpQuestion;
import io.generalscaler.api.source.http.HttpValue;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be asked of a server over HTTP, and what to write instead of what cannot. */
final class HttpRulesTest {

    private static String http(String fields) {
        return BASE + "metric: {type: http, targetValue: 1, http: {" + fields + "}}\n";
    }

    private static MetricQuery query(String fields) {
        return accepted(http(fields)).metrics().getFirst().query();
    }

    @Test
    void anAddressAndAPointerAreEnough() {
        assertThat(query("url: 'http://orders:8080/stats?of=mail', valuePointer: /waiting"))
                .isEqualTo(new MetricQuery(
                        new HttpEndpoint(URI.create("http://orders:8080"), Optional.empty(), Optional.empty()),
                        new HttpQuestion(
                                "/stats?of=mail", Optional.empty(), Map.of(), new HttpValue.Json("/waiting", false))));
    }

    @Test
    void addressesOfOneServerShareAClient() {
        assertThat(query("url: 'http://orders/a', valuePointer: /x").endpoint())
                .isEqualTo(query("url: 'http://orders/b', format: Text").endpoint());
    }

    @Test
    void aBodyIsPosted() {
        assertThat(((HttpQuestion) query("url: 'http://orders', body: '{}'").question()).post())
                .contains("{}");
        assertThat(((HttpQuestion) query("url: 'http://orders', method: Post").question()).post())
                .contains("");
    }

    @Test
    void aSampleOfAPageIsNamedByItsLabels() {
        MetricQuery query = query("url: 'http://app/metrics', format: Prometheus, metric: jobs, labels: {queue: mail}");
        assertThat(query.describe()).isEqualTo("does the server at app answer for jobs{queue=mail} of /metrics?");
    }

    @Test
    void aClientGetsATokenWithItsIdAndSecret() {
        assertThat(((HttpEndpoint) query("""
                        url: 'https://orders', authRef: {secretName: s, type: OAuth2, tokenUrl: 'https://login/token'}""").endpoint()).login())
                .contains(new Login.ClientCredentials(
                        URI.create("https://login/token"),
                        new SecretKey("s", "client-id"),
                        new SecretKey("s", "client-secret"),
                        Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            format: Text                                        | http.url: is required
            url: 'ftp://orders'                                 | http.url: "ftp://orders": must be an address as http://host:port/path
            url: 'http://ada:pw@orders'                         | http.url: "http://…@orders": must be an address as
            url: 'http://orders/#/a'                            | http.url: "http://orders/#/a": must be an address as
            url: 'http://orders:99999/'                         | http.url: "http://orders:99999/": must be an address such as http://orders:8080/stats, with a port from 1 to 65535
            url: 'http://orders/?api_key=1'                     | http.url: has the parameter api_key, which belongs into a Secret: name it in authRef with type ApiKey and queryName
            url: 'http://orders/?x=1&access%5Ftoken=1'          | http.url: has the parameter access_token, which belongs into a Secret
            url: 'http://orders', method: Put                   | http.method: "Put": must be Get, Post
            url: 'http://orders', method: Get, body: x          | http.body: goes with method Post, and method is Get
            url: 'http://orders', headers: {Authorization: x}   | http.headers[Authorization]: belongs into a Secret: name it in authRef
            url: 'http://orders', headers: {X-Auth-Token: x}    | http.headers[X-Auth-Token]: belongs into a Secret
            url: 'http://orders', headers: {Host: x}            | http.headers[Host]: is set by the controller
            url: 'http://orders', headers: {'a b': x}           | http.headers[a b]: "a b": must be the name of a header field
            url: 'http://orders', headers: {A: x, a: y}         | http.headers: 2: must name each field once
            url: 'http://orders', headers: {A: 'ä'}             | http.headers[A]: "ä": must be visible ASCII characters and spaces
            url: 'http://orders', valuePointer: waiting         | http.valuePointer: "waiting": must be a JSON Pointer
            url: 'http://orders', valuePointer: /a~2            | http.valuePointer: "/a~2": must be a JSON Pointer
            url: 'http://orders', format: Text, valuePointer: /a | http.valuePointer: goes with format Json, and format is Text
            url: 'http://orders', metric: jobs                  | http.metric: goes with format Prometheus, and format is Json
            url: 'http://orders', format: Text, labels: {a: b}  | http.labels: goes with format Prometheus, and format is Text
            url: 'http://orders', format: Prometheus            | http.metric: is required with format Prometheus: the sample's name, such as jobs_waiting
            url: 'http://orders', format: Prometheus, metric: jobs, unit: Quantity | http.unit: Quantity goes with format Json or Text
            url: 'http://orders', format: Prometheus, metric: jobs, labels: {1a: b} | http.labels[1a]: "1a": must be the name of a label
            url: 'http://orders', tls: {}                       | http.tls: goes with an https address, and url is http
            url: 'https://orders', authRef: {type: Basic}       | http.authRef.secretName: is required
            url: 'https://orders', authRef: {secretName: s, type: ApiKey} | http.authRef.headerName: is required with type ApiKey: the header field that carries the key, such as X-API-Key; or queryName
            url: 'https://orders', authRef: {secretName: s, type: ApiKey, headerName: X-K, queryName: k} | http.authRef.queryName: goes not with headerName
            url: 'https://orders', authRef: {secretName: s, type: ApiKey, headerName: Host} | http.authRef.headerName: is set by the controller
            url: 'https://orders', authRef: {secretName: s, type: OAuth2} | http.authRef.tokenUrl: is required with type OAuth2: where the token is got
            url: 'https://orders', authRef: {secretName: s, tokenUrl: 'https://login'} | http.authRef.tokenUrl: goes with type OAuth2, and type is Bearer
            url: 'https://orders', authRef: {secretName: s, type: Basic, headerName: X} | http.authRef.headerName: goes with type ApiKey, and type is Basic
            """)
    void isRefused(String fields, String violation) {
        assertThat(violations(http(fields))).anyMatch(it -> it.startsWith("spec.metric." + violation));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            url: 'http://orders', authRef: {secretName: s} | http.authRef: the login is sent in the clear; an https address encrypts it
            url: 'https://orders', authRef: {secretName: s, type: OAuth2, tokenUrl: 'http://login'} | http.authRef.tokenUrl: the client's secret is sent in the clear
            """)
    void isWarnedOf(String fields, String warning) {
        assertThat(warnings(http(fields))).anyMatch(it -> it.startsWith("spec.metric." + warning));
    }
}
