package io.generalscaler.deploy.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;

/**
 * One advisory of the OSV schema (ossf.github.io/osv-schema), as far as it concerns Maven's packages.
 *
 * @param id such as GHSA-xxxx-xxxx-xxxx
 * @param summary one line
 * @param affected what it concerns; none where it was withdrawn
 */
record Advisory(String id, String summary, List<Affected> affected) {

    /**
     * One package.
     *
     * @param coordinates groupId:artifactId
     * @param versions that are listed one by one
     * @param ranges of versions
     */
    record Affected(String coordinates, List<String> versions, List<Range> ranges) {}

    /**
     * From a version on, to before another, or up to one.
     *
     * @param introduced the first; "0" for the very first
     * @param fixed the first that is well again
     * @param lastAffected the last that is not
     */
    record Range(
            String introduced,
            @Nullable String fixed,
            @Nullable String lastAffected) {
        boolean holds(String version) {
            ComparableVersion it = new ComparableVersion(version);
            return (introduced.equals("0") || it.compareTo(new ComparableVersion(introduced)) >= 0)
                    && (fixed == null || it.compareTo(new ComparableVersion(fixed)) < 0)
                    && (lastAffected == null || it.compareTo(new ComparableVersion(lastAffected)) <= 0);
        }
    }

    static Advisory of(JsonNode record) {
        List<Affected> affected = new ArrayList<>();
        boolean withdrawn = record.has("withdrawn");
        for (JsonNode each : record.path("affected")) {
            if (!withdrawn && each.path("package").path("ecosystem").asText().equals("Maven")) {
                List<String> versions = new ArrayList<>();
                each.path("versions").forEach(version -> versions.add(version.asText()));
                List<Range> ranges = new ArrayList<>();
                for (JsonNode range : each.path("ranges")) {
                    if (range.path("type").asText().equals("ECOSYSTEM")) {
                        ranges.addAll(ranges(range.path("events")));
                    }
                }
                affected.add(new Affected(each.path("package").path("name").asText(), versions, ranges));
            }
        }
        return new Advisory(record.path("id").asText(), record.path("summary").asText(), affected);
    }

    /** Events stand in their order: each introduction ends with the fix or the last affected version that follows it, if one does. */
    private static List<Range> ranges(JsonNode events) {
        List<Range> ranges = new ArrayList<>();
        @Nullable String introduced = null;
        for (JsonNode event : events) {
            if (event.has("introduced")) {
                if (introduced != null) {
                    ranges.add(new Range(introduced, null, null));
                }
                introduced = event.path("introduced").asText();
            } else if (introduced != null && event.has("fixed")) {
                ranges.add(new Range(introduced, event.path("fixed").asText(), null));
                introduced = null;
            } else if (introduced != null && event.has("last_affected")) {
                ranges.add(
                        new Range(introduced, null, event.path("last_affected").asText()));
                introduced = null;
            }
        }
        if (introduced != null) {
            ranges.add(new Range(introduced, null, null));
        }
        return ranges;
    }

    /** Whether a library is concerned. */
    boolean concerns(Sbom.Component component) {
        return affected.stream()
                .filter(each -> each.coordinates().equals(component.coordinates()))
                .anyMatch(each -> each.versions().contains(component.version())
                        || each.ranges().stream().anyMatch(range -> range.holds(component.version())));
    }

    /** The first well version that a range names for a library, if any does. */
    @Nullable String fixFor(Sbom.Component component) {
        return affected.stream()
                .filter(each -> each.coordinates().equals(component.coordinates()))
                .flatMap(each -> each.ranges().stream())
                .filter(range -> range.holds(component.version()))
                .map(Range::fixed)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
