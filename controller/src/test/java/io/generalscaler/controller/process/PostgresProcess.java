package io.generalscaler.controller.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real PostgreSQL, which speaks TLS to those who want it. Root may not run it, so where a test is run by root, its own user does. */
public final class PostgresProcess extends ChildProcess {

    private static final String ADMIN = "admin";
    private static final Path PROGRAMS = programs();

    private final TestCertificates certificates;

    public PostgresProcess(TestCertificates certificates) {
        super("postgres");
        this.certificates = certificates;
    }

    /** Where Debian keeps those of the newest version; elsewhere they are on the path. */
    private static Path programs() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
        } catch (IOException e) {
            return Path.of("");
        }
    }

    private static List<String> asItsUser(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void prepare() throws IOException {
        Files.writeString(folder().resolve("password"), ADMIN);
        Files.writeString(folder().resolve("server.crt"), certificates.serverPem());
        Files.writeString(folder().resolve("server.key"), certificates.serverKeyPem());
        run(List.of("chmod", "600", folder().resolve("server.key").toString()), Map.of());
        if ("root".equals(System.getProperty("user.name"))) {
            run(List.of("chown", "-R", "postgres:", folder().toString()), Map.of());
        }
        run(
                asItsUser(
                        "initdb",
                        "--no-sync",
                        "--auth=scram-sha-256",
                        "--username=" + ADMIN,
                        "--pwfile=" + folder().resolve("password"),
                        data()),
                Map.of("LC_ALL", "C"));
    }

    private String data() {
        return folder().resolve("data").toString();
    }

    @Override
    List<String> command() throws IOException {
        if (!Files.exists(Path.of(data()))) {
            prepare();
        }
        return asItsUser(
                "postgres",
                "-D",
                data(),
                "-p",
                String.valueOf(port()),
                "-h",
                "127.0.0.1",
                "-k",
                folder().toString(),
                "-F",
                "-c",
                "ssl=on",
                "-c",
                "ssl_cert_file=" + folder().resolve("server.crt"),
                "-c",
                "ssl_key_file=" + folder().resolve("server.key"));
    }

    @Override
    boolean ready() {
        try {
            return psql("postgres", "SELECT 1").contains("1");
        } catch (AssertionError e) {
            return false;
        }
    }

    @Override
    String stopSignal() {
        return "INT";
    }

    /** Runs statements as an administrator, and gives the bare values that they printed. */
    public String psql(String database, String sql) {
        return run(
                        List.of(
                                PROGRAMS.resolve("psql").toString(),
                                "-X",
                                "-q",
                                "-A",
                                "-t",
                                "-v",
                                "ON_ERROR_STOP=1",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                String.valueOf(port()),
                                "-U",
                                ADMIN,
                                "-d",
                                database,
                                "-c",
                                sql),
                        Map.of("PGPASSWORD", ADMIN, "PGCONNECT_TIMEOUT", "2"))
                .strip();
    }
}
