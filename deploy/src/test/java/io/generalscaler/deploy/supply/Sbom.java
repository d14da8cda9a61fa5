package io.generalscaler.deploy.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bill of materials in CycloneDX's JSON.
 *
 * @param program whose it is
 * @param components the libraries in it
 */
record Sbom(String program, List<Component> components) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One library.
     *
     * @param group Maven's groupId
     * @param name Maven's artifactId
     * @param version as published
     * @param sha256 of its jar, in hexadecimal digits
     * @param hasLicense whether its terms are named
     */
    record Component(String group, String name, String version, String sha256, boolean hasLicense) {
        /** Name and version, as its jar is called. */
        String jar() {
            return name + "-" + version + ".jar";
        }

        /** The name under which advisories list it. */
        String coordinates() {
            return group + ":" + name;
        }
    }

    static Sbom read(Path file) throws IOException {
        JsonNode bill = JSON.readTree(Files.readAllBytes(file));
        if (!bill.path("bomFormat").asText().equals("CycloneDX")) {
            throw new IOException(file + " is no bill of materials of CycloneDX; './run build' writes them");
        }
        List<Component> components = new ArrayList<>();
        for (JsonNode each : bill.path("components")) {
            components.add(new Component(
                    each.path("group").asText(),
                    each.path("name").asText(),
                    each.path("version").asText(),
                    sha256(each.path("hashes")),
                    !each.path("licenses").isEmpty()));
        }
        return new Sbom(bill.path("metadata").path("component").path("name").asText(), List.copyOf(components));
    }

    private static String sha256(JsonNode hashes) {
        for (JsonNode hash : hashes) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }
}
