package io.generalscaler.controller.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real MariaDB, which speaks TLS to those who want it. */
public final class MariaDbProcess extends ChildProcess {

    private final TestCertificates certificates;

    public MariaDbProcess(TestCertificates certificates) {
        super("mariadb");
        this.certificates = certificates;
    }

    private String data() {
        return folder().resolve("data").toString();
    }

    private static List<String> asUser(List<String> command) {
        List<String> whole = new ArrayList<>(command);
        if ("root".equals(System.getProperty("user.name"))) {
            whole.add("--user=root");
        }
        return whole;
    }

    private void prepare() throws IOException {
        Files.writeString(folder().resolve("server.crt"), certificates.serverPem());
        Files.writeString(folder().resolve("server.key"), certificates.serverKeyPem());
        Files.writeString(folder().resolve("ca.crt"), certificates.caPem());
        run(
                asUser(List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--datadir=" + data())),
                Map.of());
    }

    @Override
    List<String> command() throws IOException {
        if (!Files.exists(Path.of(data()))) {
            prepare();
        }
        return asUser(List.of(
                Files.exists(Path.of("/usr/sbin/mariadbd")) ? "/usr/sbin/mariadbd" : "mariadbd",
                "--no-defaults",
                "--datadir=" + data(),
                "--port=" + port(),
                "--bind-address=127.0.0.1",
                "--socket=" + socket(),
                "--pid-file=" + folder().resolve("pid"),
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-buffer-pool-size=16M",
                "--ssl-ca=" + folder().resolve("ca.crt"),
                "--ssl-cert=" + folder().resolve("server.crt"),
                "--ssl-key=" + folder().resolve("server.key")));
    }

    private Path socket() {
        return folder().resolve("socket");
    }

    @Override
    boolean ready() {
        try {
            return mariadb("SELECT 1").contains("1");
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Runs statements as an administrator, and gives the bare values that they printed. */
    public String mariadb(String sql) {
        return run(
                        List.of("mariadb", "--no-defaults", "-N", "-S", socket().toString(), "-u", "root", "-e", sql),
                        Map.of())
                .strip();
    }
}
