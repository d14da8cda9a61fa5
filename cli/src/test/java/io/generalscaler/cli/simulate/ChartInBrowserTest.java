package io.generalscaler.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.generalscaler.cli.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page draws itself in a real browser, without a word on its console and without asking any other machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChartInBrowserTest {
    private static final int LOOKS = 20_000;
    private static final Pattern REQUEST =
            Pattern.compile("\"initiator\":\"(?!not an origin)[^\\n]*\"url\":\"(https?://[^\"]*)\"");

    private Path folder;
    private Path page;

    @BeforeAll
    void simulate(@TempDir Path empty) throws Exception {
        folder = empty;
        StringBuilder trace = new StringBuilder("timestamp,queue,latency\n");
        Random random = new Random(11);
        for (int i = 0; i < LOOKS; i++) {
            double load = 80 + 70 * Math.sin(i / 500.0) + random.nextInt(20);
            trace.append(1_767_225_600L + i * 15L).append(',');
            trace.append(i > 5000 && i < 5600 ? "" : String.valueOf((int) load));
            trace.append(',').append(100 + load).append('\n');
        }
        Path csv = Files.writeString(folder.resolve("trace.csv"), trace);
        Path scaler = Files.writeString(folder.resolve("scaler.yaml"), """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: "chart</script><script>alert(1)</script>"}
                spec:
                  targetRef: {name: worker}
                  maxReplicas: 20
                  metrics:
                  - {name: queue, type: redis, targetValue: 10, targetType: AverageValue, redis: {host: redis, queueName: jobs}}
                  - name: latency
                    type: prometheus
                    role: Observe
                    prometheus: {serverAddress: "http://prometheus:9090", query: up}
                  policy: {type: slo, slo: {latencyMetric: latency, targetLatencyMs: 240}}
                  schedule:
                    rules: [{name: "</script><b>Night", timeStart: "22:00", timeEnd: "06:00", maxReplicas: 9}]
                """);
        page = folder.resolve("page.html");
        Run run = Run.gscale("simulate", "-f", scaler.toString(), "--trace", csv.toString(), "--html", page.toString());
        assertThat(run.err()).isEmpty();
    }

    private record Browsed(String out, String err) {}

    private Browsed browse(String... more) throws Exception {
        Path profile = Files.createTempDirectory(folder, "profile");
        List<String> command = Stream.of(
                        Stream.of(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                // The browser would ask questions of its own.
                                "--disable-features=NetworkTimeServiceQuerying,OptimizationHints",
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--enable-logging=stderr",
                                "--window-size=1366,900",
                                "--log-net-log=" + folder.resolve("net.json"),
                                "--user-data-dir=" + profile),
                        Stream.of(more))
                .flatMap(it -> it)
                .toList();
        Path out = profile.resolve("out");
        Path err = profile.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("ends in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Browsed(Files.readString(out), Files.readString(err));
    }

    @Test
    void theChartIsDrawnAndTheConsoleIsSilent() throws Exception {
        Browsed browsed = browse("--dump-dom", page.toUri().toString());
        assertThat(browsed.out())
                .contains("data-rendered=\"yes\"")
                .doesNotContain("data-error")
                .contains("in all</small>")
                .contains("chart&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(browsed.err()).doesNotContain("CONSOLE");
        assertThat(rows(browsed.out())).isGreaterThan(50);
    }

    @Test
    void nothingIsAskedOfTheNetwork() throws Exception {
        assertThat(askedBy(page)).isEmpty();
        String text = Files.readString(page, UTF_8);
        assertThat(text).contains("default-src 'none'").doesNotContain(" src=", "href=\"http", "url(", "import(");
    }

    @Test
    void aPageThatAsksTheNetworkWouldBeNoticed() throws Exception {
        Path other = Files.writeString(folder.resolve("other.html"), "<img src=\"http://127.0.0.1:1/image.png\">");
        assertThat(askedBy(other)).contains("http://127.0.0.1:1/image.png");
    }

    /** What the browser asks on a page's behalf; it has questions of its own, which have no origin. */
    private List<String> askedBy(Path which) throws Exception {
        browse("--dump-dom", which.toUri().toString());
        return REQUEST.matcher(Files.readString(folder.resolve("net.json")))
                .results()
                .map(request -> request.group(1))
                .toList();
    }

    @Test
    void aPartOfTheTimeMayBeLinkedTo() throws Exception {
        String whole = browse("--dump-dom", page.toUri().toString()).out();
        String part = browse("--dump-dom", page.toUri() + "#3600-90000").out();
        assertThat(rows(part)).isPositive().isLessThan(rows(whole));
    }

    @ParameterizedTest(name = "it can be read in {0}")
    @ValueSource(strings = {"light", "dark"})
    void itCanBeReadInLightAndDark(String scheme) throws Exception {
        Path image = folder.resolve(scheme + ".png");
        boolean dark = scheme.equals("dark");
        browse(
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                dark ? "--force-dark-mode" : "--hide-scrollbars",
                "--screenshot=" + image,
                page.toUri().toString());
        BufferedImage picture = ImageIO.read(image.toFile());
        int background = brightness(picture.getRGB(3, 3));
        assertThat(background).isBetween(dark ? 0 : 220, dark ? 40 : 255);
        assertThat(colours(picture)).hasSizeGreaterThan(40);
    }

    private static long rows(String dom) {
        return dom.split("<tr><td>", -1).length - 1L;
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
    }

    private static Set<Integer> colours(BufferedImage picture) throws IOException {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours;
    }
}
