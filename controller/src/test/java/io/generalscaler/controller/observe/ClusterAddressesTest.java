package io.generalscaler.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.generalscaler.controller.DevClusterFixture;
import io.generalscaler.kube.connect.Clients;
import io.generalscaler.kube.write.ApiServer;
import io.generalscaler.testing.LogCapture;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the API server is, as its cluster says. */
final class ClusterAddressesTest {

    private final DevClusterFixture cluster = new DevClusterFixture();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void followsTheEndpointsOfTheApiServer() throws Exception {
        slice("kubernetes", "kubernetes", "172.18.0.2");
        slice("kubernetes-2", "kubernetes", "172.18.0.3");
        slice("another", "another", "172.18.0.9");
        try (KubernetesClient client = Clients.single(cluster.config(), List.of());
                ClusterAddresses addresses =
                        new ClusterAddresses(new ApiServer(client, "test"), List.of("127.0.0.1"))) {
            addresses.read();
            assertThat(addresses.apiServer())
                    .containsExactlyInAnyOrder(
                            InetAddress.ofLiteral("127.0.0.1"),
                            InetAddress.ofLiteral("172.18.0.2"),
                            InetAddress.ofLiteral("172.18.0.3"));
            slice("kubernetes", "kubernetes", "172.18.0.7");
            addresses.read();
            assertThat(addresses.apiServer())
                    .contains(InetAddress.ofLiteral("172.18.0.7"))
                    .doesNotContain(InetAddress.ofLiteral("172.18.0.2"));
        }
    }

    @Test
    void tellsOnceThatItMayNotReadThemAndGuardsTheNames() throws Exception {
        cluster.apply("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: limited}
                """);
        String kubeconfig = cluster.cluster()
                .kubeconfigForServiceAccount("default", "limited")
                .text();
        try (LogCapture log = LogCapture.start();
                KubernetesClient client = Clients.single(Config.fromKubeconfig(kubeconfig), List.of());
                ClusterAddresses addresses =
                        new ClusterAddresses(new ApiServer(client, "test"), List.of("127.0.0.1", "nobody.invalid"))) {
            addresses.read();
            addresses.read();
            assertThat(addresses.apiServer()).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(log.text()).containsOnlyOnce("may not be read").containsOnlyOnce("has no address");
        }
    }

    @Test
    void knowsItsOwnAddressesButForLoopback() throws Exception {
        try (KubernetesClient client = Clients.single(cluster.config(), List.of());
                ClusterAddresses addresses = new ClusterAddresses(new ApiServer(client, "test"), List.of())) {
            addresses.read();
            assertThat(addresses.own())
                    .isSubsetOf(NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .toList())
                    .noneMatch(InetAddress::isLoopbackAddress);
        }
    }

    private void slice(String name, String service, String address) {
        cluster.apply("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: %s, labels: {kubernetes.io/service-name: %s}}
                addressType: IPv4
                endpoints: [{addresses: [%s]}]
                ports: [{name: https, port: 6443}]
                """.formatted(name, service, address));
    }
}
