package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.generalscaler.api.connect.ClientKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A cluster that the user has. The programs have the rights of the shipped service account there, not the user's. */
public final class GivenCluster implements DemoCluster {

    private static final String SERVICE_ACCOUNT = "generalscaler";
    private static final String PROGRAMS = "programs";
    private static final Duration TOKEN_HOLDS = Duration.ofDays(1);

    private final Path kubeconfig;
    private final Path programsKubeconfig;
    private final KubernetesClient client;

    /**
     * Connects with the rights that the file gives.
     *
     * @param folder for the kubeconfig file of the programs
     * @throws IllegalStateException where the file cannot be read
     */
    public GivenCluster(Path kubeconfig, Path folder) {
        this.kubeconfig = kubeconfig.toAbsolutePath();
        this.programsKubeconfig = folder.resolve("kubeconfig-programs");
        if (!Files.isReadable(kubeconfig)) {
            throw new IllegalStateException("--kubeconfig: " + kubeconfig + " cannot be read");
        }
        this.client = new KubernetesClientBuilder()
                .withConfig(
                        ClientKeys.named(io.fabric8.kubernetes.client.Config.fromKubeconfig(this.kubeconfig.toFile())))
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Path programsKubeconfig() {
        String token = client.serviceAccounts()
                .inNamespace(SYSTEM_NAMESPACE)
                .withName(SERVICE_ACCOUNT)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_HOLDS.toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        Config programs = new ConfigBuilder()
                .withApiVersion("v1")
                .withKind("Config")
                .addNewCluster()
                .withName(PROGRAMS)
                .withCluster(server())
                .endCluster()
                .addNewUser()
                .withName(PROGRAMS)
                .withUser(new AuthInfoBuilder().withToken(token).build())
                .endUser()
                .addNewContext()
                .withName(PROGRAMS)
                .withNewContext()
                .withCluster(PROGRAMS)
                .withUser(PROGRAMS)
                .endContext()
                .endContext()
                .withCurrentContext(PROGRAMS)
                .build();
        try {
            Files.createDirectories(programsKubeconfig.getParent());
            Files.deleteIfExists(programsKubeconfig);
            Files.createFile(
                    programsKubeconfig,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(
                    programsKubeconfig, client.getKubernetesSerialization().asYaml(programs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server of the file's current context, with all that is said of how to reach and to trust it. */
    private io.fabric8.kubernetes.api.model.Cluster server() {
        try (var text = Files.newInputStream(kubeconfig)) {
            Config file = client.getKubernetesSerialization().unmarshal(text, Config.class);
            String name = file.getContexts().stream()
                    .filter(context -> context.getName().equals(file.getCurrentContext()))
                    .map(NamedContext::getContext)
                    .map(context -> context.getCluster())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(kubeconfig + " has no current context"));
            io.fabric8.kubernetes.api.model.Cluster server = file.getClusters().stream()
                    .filter(cluster -> cluster.getName().equals(name))
                    .map(NamedCluster::getCluster)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(kubeconfig + " has no cluster " + name));
            if (server.getCertificateAuthority() != null) {
                // Relative to the file that says so.
                server.setCertificateAuthority(kubeconfig
                        .resolveSibling(server.getCertificateAuthority())
                        .toString());
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean livesOn() {
        return true;
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        try {
            Files.deleteIfExists(programsKubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
