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
import java.util.ArrayList;
import java.util.List;

/** A cluster that the user has. The programs have the rights of the shipped service accounts there, not the user's. */
public final class GivenCluster implements DemoCluster {

    private static final Duration TOKEN_HOLDS = Duration.ofDays(1);

    private final Path kubeconfig;
    private final Path folder;
    private final List<Path> written = new ArrayList<>();
    private final KubernetesClient client;

    /**
     * Connects with the rights that the file gives.
     *
     * @param folder for the kubeconfig files of the programs
     * @throws IllegalStateException where the file cannot be read
     */
    public GivenCluster(Path kubeconfig, Path folder) {
        this.kubeconfig = kubeconfig.toAbsolutePath();
        this.folder = folder;
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
    public Path kubeconfigOf(String program) {
        String account = "generalscaler-" + program;
        Path programKubeconfig = folder.resolve("kubeconfig-" + program);
        String token = client.serviceAccounts()
                .inNamespace(SYSTEM_NAMESPACE)
                .withName(account)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(TOKEN_HOLDS.toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        try {
            Files.createDirectories(folder);
            written.add(programKubeconfig);
            Files.deleteIfExists(programKubeconfig);
            Files.createFile(
                    programKubeconfig,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(
                    programKubeconfig, client.getKubernetesSerialization().asYaml(asServiceAccount(account, token)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's current context, with all that is said of how to reach and to trust its server, and this token. */
    private Config asServiceAccount(String account, String token) throws IOException {
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
            context.setUser(account);
            file.setUsers(List.of(new NamedAuthInfo(
                    account, new AuthInfoBuilder().withToken(token).build())));
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
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
