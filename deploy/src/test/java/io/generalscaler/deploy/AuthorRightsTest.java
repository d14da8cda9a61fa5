package io.generalscaler.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.generalscaler.devcluster.DevCluster;
import io.generalscaler.devcluster.DevClusterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who writes a GeneralScaler must be allowed to do what it has the controller do: get its Secrets, set the size of its target. Tried
 * with the shipped policies against a Kubernetes API, by accounts that may write GeneralScalers and have few other rights.
 */
class AuthorRightsTest {
    /** May write GeneralScalers and nothing else. */
    private static final String NOTHING_ELSE = "nothing-else";

    /** May also scale, and get the Secrets {@code mine} and {@code ca}. */
    private static final String SCALES = "scales";

    /** May also get every Secret. */
    private static final String READS_ALL = "reads-all";

    private static final String MAY_NOT_SCALE = "may not patch deployments/scale of \"web\" in namespace \"shop\"";
    private static final String MAY_NOT_GET = "may not get the Secret \"theirs\" in namespace \"shop\"";

    static final List<Arguments> REFUSED = List.of(
            arguments("a target whose size the author may not set", NOTHING_ELSE, metric(""), MAY_NOT_SCALE),
            arguments("an override of such a target", NOTHING_ELSE, override(0), MAY_NOT_SCALE),
            arguments(
                    "a target of a kind that is not scaled here",
                    SCALES,
                    metric("").replace("name: web", "name: web, kind: DaemonSet"),
                    "spec.targetRef: this installation scales no apps/DaemonSet (it scales apps/Deployment, apps/StatefulSet)"),
            arguments("a login of Prometheus", SCALES, metric("authRef: {secretName: theirs}"), MAY_NOT_GET),
            arguments("a login of Redis", SCALES, redis("authRef: {secretName: theirs}"), MAY_NOT_GET),
            arguments("a CA of Prometheus", SCALES, metric("tls: {caSecretName: theirs}"), MAY_NOT_GET),
            arguments("a CA of Redis", SCALES, redis("tls: {caSecretName: theirs}"), MAY_NOT_GET),
            arguments("the second of two metrics", SCALES, metrics("mine", "theirs"), MAY_NOT_GET),
            arguments("the last of twenty metrics", SCALES, metrics(twenty("mine", "theirs")), MAY_NOT_GET),
            arguments(
                    "more names than are asked one by one",
                    SCALES,
                    metrics(IntStream.range(0, 20).mapToObj(i -> "s" + i).toArray(String[]::new))
                            .replaceFirst("authRef", "tls: {caSecretName: mine}, authRef"),
                    "spec.metrics: more than 20 different Secrets are named"));

    static final List<Arguments> ADMITTED = List.of(
            arguments("what asks for no right but that to scale", SCALES, metric("")),
            arguments("an override", SCALES, override(3)),
            arguments(
                    "Secrets that the author may get",
                    SCALES,
                    metric("authRef: {secretName: mine}, tls: {caSecretName: ca}")),
            arguments("one Secret in twenty metrics", SCALES, metrics(twenty("mine", "mine"))),
            arguments("any Secret, by who may get them all", READS_ALL, metrics(twenty("mine", "theirs"))));

    @TempDir
    static Path folder;

    private static DevCluster cluster;
    private static Kubectl admin;

    @BeforeAll
    static void install() throws Exception {
        cluster = DevCluster.start(DevClusterOptions.defaults());
        admin = new Kubectl(cluster.kubeconfig(), folder);
        admin.createNamespaces(Chart.NAMESPACE, "shop");
        // Without the webhooks, which are not there to answer.
        String shipped = Rendered.documents(Chart.render("default")).stream()
                .filter(document -> !document.contains("WebhookConfiguration") || document.contains("AdmissionPolicy"))
                .collect(Collectors.joining("\n---\n"));
        apply(admin, shipped);
        apply(
                admin,
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: writes, namespace: shop}
                rules: [{apiGroups: [autoscaling.generalscaler.io], resources: [generalscalers], verbs: ["*"]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: scales, namespace: shop}
                rules:
                - {apiGroups: [apps], resources: [deployments/scale], resourceNames: [web], verbs: [patch]}
                - {apiGroups: [""], resources: [secrets], resourceNames: [mine, ca], verbs: [get]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: reads, namespace: shop}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
                """ + binds("writes", NOTHING_ELSE, SCALES, READS_ALL) + binds("scales", SCALES, READS_ALL)
                        + binds("reads", READS_ALL));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void remove() throws Exception {
        admin.succeed("-n", "shop", "delete", "generalscalers", "--all");
    }

    @ParameterizedTest(name = "refuses {0}")
    @FieldSource("REFUSED")
    void refuses(String what, String author, String spec, String words) throws Exception {
        var created = create(author, spec);

        assertThat(created.code()).as(what).isNotZero();
        assertThat(created.output()).contains("is forbidden").contains(words);
    }

    @ParameterizedTest(name = "refuses {0} as a change, too")
    @FieldSource("REFUSED")
    void refusesAsAChange(String what, String author, String spec, String words) throws Exception {
        apply(admin, scaler(metric("")));

        var changed = run(author, "replace", scaler(spec));

        // Whoever may not scale may not rewrite what scales either; an equal spec is no change.
        if (!spec.equals(metric(""))) {
            assertThat(changed.code()).as(what).isNotZero();
            assertThat(changed.output()).contains(words);
        }
    }

    @ParameterizedTest(name = "admits {0}")
    @FieldSource("ADMITTED")
    void admits(String what, String author, String spec) throws Exception {
        var created = create(author, spec);

        assertThat(created.code()).as("%s: %s", what, created.output()).isZero();
    }

    /** The Secret goes where the address says. */
    @Test
    void aChangedAddressIsAsGoodAsANewName() throws Exception {
        apply(admin, scaler(metric("authRef: {secretName: theirs}")));

        var changed = run(
                SCALES,
                "replace",
                scaler(metric("authRef: {secretName: theirs}").replace("//prometheus:", "//evil:")));

        assertThat(changed.code()).isNotZero();
        assertThat(changed.output()).contains(MAY_NOT_GET);
    }

    @Test
    void whatLeavesTheSpecAsItIsAsksForNoRight() throws Exception {
        apply(admin, scaler(metric("authRef: {secretName: theirs}")));

        var labelled = as(NOTHING_ELSE).run("-n", "shop", "label", "generalscaler", "web", "team=a");
        var deleted = as(NOTHING_ELSE).run("-n", "shop", "delete", "generalscaler", "web");

        assertThat(labelled.code()).as(labelled.output()).isZero();
        assertThat(deleted.code()).as(deleted.output()).isZero();
    }

    /** It writes for annotated Deployments, and may get no Secret. */
    @Test
    void theControllersAccountIsExempt() throws Exception {
        Path controller = cluster.kubeconfigForServiceAccount(Chart.NAMESPACE, "generalscaler-controller")
                .write(folder.resolve("controller.kubeconfig"));
        Path file = Files.writeString(folder.resolve("object.yaml"), scaler(metric("authRef: {secretName: theirs}")));

        var applied = new Kubectl(controller, folder).run("apply", "--server-side", "-f", file.toString());

        assertThat(applied.code()).as(applied.output()).isZero();
    }

    private static Kubectl.Outcome create(String author, String spec) throws Exception {
        return run(author, "create", scaler(spec));
    }

    private static Kubectl.Outcome run(String author, String verb, String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("object.yaml"), yaml);
        return as(author).run(verb, "-f", file.toString());
    }

    private static Kubectl as(String account) {
        return new Kubectl(
                cluster.kubeconfigForServiceAccount("shop", account).write(folder.resolve(account + ".kubeconfig")),
                folder);
    }

    private static void apply(Kubectl kubectl, String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("object.yaml"), yaml);
        kubectl.succeed("apply", "--server-side", "--force-conflicts", "-f", file.toString());
    }

    private static String scaler(String spec) {
        return """
                apiVersion: autoscaling.generalscaler.io/v1alpha1
                kind: GeneralScaler
                metadata: {name: web, namespace: shop}
                spec:
                """ + spec;
    }

    private static String metric(String more) {
        return "  targetRef: {name: web}\n  maxReplicas: 5\n  metric: " + prometheus("one", more) + "\n";
    }

    private static String redis(String more) {
        return "  targetRef: {name: web}\n  maxReplicas: 5\n"
                + "  metric: {type: redis, targetValue: 10, redis: {host: redis, queueName: jobs, " + more + "}}\n";
    }

    private static String override(int replicas) {
        return metric("") + "  override: {replicas: " + replicas + ", reason: x}\n";
    }

    private static String metrics(String... secrets) {
        return "  targetRef: {name: web}\n  maxReplicas: 5\n  metrics:\n"
                + IntStream.range(0, secrets.length)
                        .mapToObj(i -> "  - " + prometheus("m" + i, "authRef: {secretName: " + secrets[i] + "}") + "\n")
                        .collect(Collectors.joining());
    }

    private static String prometheus(String name, String more) {
        return "{name: %s, type: prometheus, targetValue: 10, prometheus: {serverAddress: \"http://prometheus:9090\", query: up, %s}}"
                .formatted(name, more);
    }

    /** Nineteen times the first, and the last. */
    private static String[] twenty(String first, String last) {
        return IntStream.range(0, 20).mapToObj(i -> i < 19 ? first : last).toArray(String[]::new);
    }

    private static String binds(String role, String... accounts) {
        String subjects = List.of(accounts).stream()
                .map(account -> "{kind: ServiceAccount, name: " + account + ", namespace: shop}")
                .collect(Collectors.joining(", "));
        return """
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %s, namespace: shop}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: %s}
                subjects: [%s]
                """.formatted(role, role, subjects);
    }
}
