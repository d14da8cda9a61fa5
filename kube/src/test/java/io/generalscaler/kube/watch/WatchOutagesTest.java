package io.generalscaler.kube.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.generalscaler.testing.ExpectedLog;
import io.generalscaler.testing.LogCapture;
import java.net.ConnectException;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is logged of watches that break off. */
final class WatchOutagesTest {
    private static final String BROKE_OFF = "Watching broke off; it is tried again";

    private final WatchOutages outages = new WatchOutages();

    @BeforeAll
    static void showTheEndsToo() {
        Configurator.setLevel(WatchOutages.class, Level.INFO);
    }

    @Test
    void anApiServerThatIsGoneIsToldOnceAndItsReturnOnce() {
        assertThat(told(() -> {
                    for (int i = 0; i < 3; i++) {
                        broke("deployments", new ConnectException("refused"));
                        broke("generalscalers", new KubernetesClientException("too slow", 504, null));
                        broke("freezes", new KubernetesClientException("wrapped", new ConnectException("refused")));
                    }
                    outages.stands("generalscalers");
                    outages.stands("deployments");
                }))
                .containsExactly("WARN deployments");
        assertThat(told(() -> outages.stands("freezes"))).containsExactly("INFO deployments, freezes, generalscalers");
        assertThat(told(() -> outages.stands("freezes"))).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldForEachKind() {
        assertThat(told(() -> {
                    broke("deployments", new KubernetesClientException("forbidden", 403, null));
                    broke("statefulsets", new KubernetesClientException("forbidden", 403, null));
                    broke("deployments", new KubernetesClientException("forbidden", 403, null));
                    outages.stands("deployments");
                }))
                .containsExactly("WARN deployments", "WARN statefulsets", "INFO deployments");
    }

    @Test
    void anotherReasonIsToldAndEndsTheOneBefore() {
        assertThat(told(() -> {
                    broke("deployments", new ConnectException("refused"));
                    broke("deployments", new KubernetesClientException("forbidden", 403, null));
                    outages.stands("deployments");
                }))
                .containsExactly("WARN deployments", "INFO deployments", "WARN deployments", "INFO deployments");
    }

    @Test
    void forAClosedWatchNobodyWaits() {
        assertThat(told(() -> {
                    broke("deployments", new ConnectException("refused"));
                    broke("freezes", new ConnectException("refused"));
                    outages.closed("deployments");
                    outages.stands("freezes");
                    broke("freezes", new ConnectException("refused"));
                    outages.closed("freezes");
                }))
                .containsExactly("WARN deployments", "INFO deployments, freezes", "WARN freezes");
    }

    private void broke(String watch, Exception cause) {
        outages.brokeOff(watch, watch, cause);
    }

    private static List<String> told(Runnable events) {
        try (ExpectedLog _ = ExpectedLog.perhaps(BROKE_OFF, "Watching again");
                LogCapture log = LogCapture.start()) {
            events.run();
            return log.text()
                    .lines()
                    .filter(line -> line.contains("Watching"))
                    .map(line -> line.replaceAll(".*level\":\"(\\w+)\".*\"kinds?\":\"([^\"]*)\".*", "$1 $2"))
                    .toList();
        }
    }
}
