package io.generalscaler.controller.observe.source.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.generalscaler.controller.observe.source.http.HttpFaultsTest.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import io.generalscaler.controller.observe.source.Answer;
import io.generalscaler.controller.observe.source.SourceFixture;
import io.generalscaler.sources.spi.FailureReason;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server is sent: the request as it is written, and the login in the way that is asked for. */
final class HttpRequestTest {

    private static final String FIVE = "{\"waiting\": 5}";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final SourceFixture sources = SourceFixture.onLoopback();

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(okJson(FIVE)));
    }

    @AfterEach
    void stop() {
        sources.close();
        server.stop();
    }

    @Test
    void getsAnAddressAsItIsWritten() throws Exception {
        assertThat(number(read("/a%20b/c?x=1&y=a+b", "valuePointer: /waiting"))).isEqualByComparingTo("5");
        server.verify(getRequestedFor(urlEqualTo("/a%20b/c?x=1&y=a+b"))
                .withHeader("Accept", equalTo("application/json"))
                .withoutHeader("Authorization"));
    }

    @Test
    void postsABodyWithHeaderFields() throws Exception {
        assertThat(number(read("/jobs/_count", """
                valuePointer: /waiting
                body: '{"query": {"term": {"state": "open"}}}'
                headers: {X-Tenant: shop, content-type: application/vnd.search+json}
                """))).isEqualByComparingTo("5");
        server.verify(postRequestedFor(urlEqualTo("/jobs/_count"))
                .withRequestBody(equalToJson("{\"query\": {\"term\": {\"state\": \"open\"}}}"))
                .withHeader("X-Tenant", equalTo("shop"))
                .withHeader("Content-Type", equalTo("application/vnd.search+json")));
    }

    @Test
    void sendsATokenAndTheHostThatTheUserWrote() throws Exception {
        sources.host("stats.test", "127.0.0.1");
        sources.secrets().with("login", Map.of("token", "t0ken\n"));
        Answer answer = sources.read("""
                type: http
                http:
                  url: http://stats.test:%d/
                  valuePointer: /waiting
                  authRef: {secretName: login}
                """.formatted(server.port()));
        assertThat(number(answer)).isEqualByComparingTo("5");
        server.verify(getRequestedFor(urlEqualTo("/"))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withHeader("Host", equalTo("stats.test:" + server.port())));
    }

    @Test
    void sendsAUserNameAndAPassword() throws Exception {
        sources.secrets().with("login", Map.of("username", "ada", "password", "p:w d"));
        read("/", "valuePointer: /waiting\nauthRef: {secretName: login, type: Basic}");
        server.verify(getRequestedFor(urlEqualTo("/")).withBasicAuth(new BasicCredentials("ada", "p:w d")));
    }

    @Test
    void sendsAKeyInTheHeaderFieldThatIsNamed() throws Exception {
        sources.secrets().with("login", Map.of("api-key", "k3y"));
        read("/", "valuePointer: /waiting\nauthRef: {secretName: login, type: ApiKey, headerName: X-API-Key}");
        server.verify(getRequestedFor(urlEqualTo("/"))
                .withHeader("X-API-Key", equalTo("k3y"))
                .withoutHeader("Authorization"));
    }

    @Test
    void sendsAKeyInTheParameterThatIsNamed() throws Exception {
        sources.secrets().with("login", Map.of("api-key", "k&y"));
        read("/s?a=1", "valuePointer: /waiting\nauthRef: {secretName: login, type: ApiKey, queryName: appid}");
        server.verify(getRequestedFor(urlEqualTo("/s?a=1&appid=k%26y")));
    }

    @Test
    void getsATokenOnceAndAgainWhenItIsRefused() throws Exception {
        sources.secrets().with("login", Map.of("client-id", "scaler", "client-secret", "s e"));
        server.stubFor(post("/token")
                .willReturn(okJson("{\"access_token\": \"t1\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")));
        String login = """
                valuePointer: /waiting
                authRef: {secretName: login, type: OAuth2, tokenUrl: 'http://127.0.0.1:%d/token', scopes: a b}
                """.formatted(server.port());
        assertThat(number(read("/one", login))).isEqualByComparingTo("5");
        assertThat(number(read("/two", login))).isEqualByComparingTo("5");
        server.verify(
                exactly(1),
                postRequestedFor(urlEqualTo("/token"))
                        .withRequestBody(equalTo("grant_type=client_credentials&scope=a+b"))
                        .withBasicAuth(new BasicCredentials("scaler", "s+e")));
        server.verify(getRequestedFor(urlEqualTo("/two")).withHeader("Authorization", equalTo("Bearer t1")));

        server.stubFor(any(urlPathEqualTo("/three")).willReturn(aResponse().withStatus(401)));
        assertThat(reason(read("/three", login))).isEqualTo(FailureReason.Unauthorized);
        read("/four", login);
        server.verify(exactly(2), postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void saysThatATokenServerRefusesTheClientAndShowsNothingOfIt() throws Exception {
        sources.secrets().with("login", Map.of("client-id", "scaler", "client-secret", "hidden"));
        server.stubFor(post("/token").willReturn(aResponse().withStatus(401).withBody("hidden")));
        Answer answer = read("/", """
                valuePointer: /waiting
                authRef: {secretName: login, type: OAuth2, tokenUrl: 'http://127.0.0.1:%d/token'}
                """.formatted(server.port()));
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.Unauthorized);
            assertThat(failed.message()).isEqualTo("the token server refused the client (HTTP 401)");
        });
        server.verify(exactly(0), getRequestedFor(urlEqualTo("/")));
    }

    @Test
    void aTokenIsSentNowhereThatItsSecretMayNotGo() throws Exception {
        sources.host("login.test", "127.0.0.1");
        sources.secrets()
                .with("login", Map.of("client-id", "scaler", "client-secret", "hidden"))
                .only("login", "login.test");
        server.stubFor(post("/token").willReturn(okJson("{\"access_token\": \"t1\", \"token_type\": \"Bearer\"}")));
        Answer answer = read("/", """
                valuePointer: /waiting
                authRef: {secretName: login, type: OAuth2, tokenUrl: 'http://login.test:%d/token'}
                """.formatted(server.port()));
        assertThat(reason(answer)).isEqualTo(FailureReason.SecretUnavailable);
        server.verify(exactly(0), getRequestedFor(urlEqualTo("/")));
    }

    @Test
    void aTokenServerOutOfBoundsIsRefused() throws Exception {
        sources.secrets().with("login", Map.of("client-id", "scaler", "client-secret", "hidden"));
        Answer answer = read("/", """
                valuePointer: /waiting
                authRef: {secretName: login, type: OAuth2, tokenUrl: 'http://169.254.169.254/token'}
                """);
        assertThat(reason(answer)).isEqualTo(FailureReason.AddressRefused);
    }

    private Answer read(String path, String more) throws InterruptedException {
        String block = "url: 'http://127.0.0.1:" + server.port() + path + "'\n" + more;
        return sources.later().read("type: http\nhttp:\n" + block.indent(2));
    }

    private static FailureReason reason(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).reason();
    }
}
