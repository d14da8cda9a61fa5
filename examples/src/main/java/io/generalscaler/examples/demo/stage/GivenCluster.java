package io.generalscaler.examples.demo.stage;

import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
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
import java.util.List;

/** A cluster that the user has. The programs have the rights of the shipped service account there, not the user's. */
public final class GivenCluster implements DemoCluster {

    private static final String SERVICE_ACCOUNT = "generalscaler";
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
        try {
            Files.createDirectories(programsKubeconfig.getParent());
            Files.deleteIfExists(programsKubeconfig);
            Files.createFile(
                    programsKubeconfig,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(
                    programsKubeconfig, client.getKubernetesSerialization().asYaml(asServiceAccount(token)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's current context, with all that is said of how to reach and to trust its server, and this token. */
    private Config asServiceAccount(String token) throws IOException {
        try (var text = Files.newInputStream(kubeconfig)) {
            Config file = client.getKubernetesSerialization().unmarshal(text, Config.class);
            file.getContexts().removeIf(context -> !context.getName().equals(file.getCurrentContext()));
            if (file.getContexts().isEmpty()) {
                throw new IllegalStateException(kubeconfig + " has no current context");
            }
            Context context = file.getContexts().getFirst().getContext();
            file.getClusters().removeIf(cluster -> !cluster.getName().equals(context.getCluster()));
            if (file.getClusters().isEmpty()) {
                throw new IllegalStateException(kubeconfig + " has no cluster " + context.getCluster());
            }
            Cluster server = file.getClusters().getFirst().getCluster();
            if (server.getCertificateAuthority() != null) {
                // Relative to the file that says so.
                server.setCertificateAuthority(kubeconfig
                        .resolveSibling(server.getCertificateAuthority())
                        .toString());
            }
            context.setUser(SERVICE_ACCOUNT);
            file.setUsers(List.of(new NamedAuthInfo(
                    SERVICE_ACCOUNT, new AuthInfoBuilder().withToken(token).build())));
            return file;
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
