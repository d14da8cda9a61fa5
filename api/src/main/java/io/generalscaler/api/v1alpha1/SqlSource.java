package io.generalscaler.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.generalscaler.api.schema.Format;
import io.generalscaler.api.schema.OneOf;
import io.generalscaler.api.schema.Says;
import org.jspecify.annotations.Nullable;

/** The one number that a query to a SQL database gives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SqlSource(
        @JsonPropertyDescription("What the database speaks. MySQL is for MariaDB too.")
        @Required
        @OneOf({"PostgreSQL", "MySQL"})
        @Nullable String dialect,

        @JsonPropertyDescription("Host name or address of the database server. Example: orders-db.")
        @Required
        @Size(min = 1, max = 253) @Pattern(Limits.HOST) @Says(Limits.HOST_SAYS)
        @Nullable String host,

        @JsonPropertyDescription("Port of the server. Range: 1 to 65535. Default: 5432 for PostgreSQL, 3306 for MySQL.")
        @Min(1) @Max(65535) @Format("int32") @Nullable Integer port,

        @JsonPropertyDescription("Name of the database. Example: orders.")
        @Required
        @Size(min = 1, max = 64) @Pattern(Limits.LINE) @Says(Limits.LINE_SAYS)
        @Nullable String database,

        @JsonPropertyDescription("One statement that reads, without a semicolon, and gives one row with one column."
                + " Example: SELECT count(*) FROM jobs WHERE state = 'waiting'.")
        @Required
        @Size(min = 1, max = 4096) @Pattern(Limits.LINES) @Says(Limits.LINES_SAYS)
        @Nullable String query,

        @JsonPropertyDescription(
                "The Secret that holds user name and password. The user should be able to read what the"
                        + " query names, and nothing else.")
        @Required
        @Nullable SqlAuthRef authRef,

        @JsonPropertyDescription("How the server is trusted. TLS is spoken unless enabled is false. Default: by the"
                + " certificates that the controller trusts.")
        @Nullable TlsSpec tls) {

    /** A query to a database at its usual port. */
    public static SqlSource of(String dialect, String host, String database, String query, String secretName) {
        return new SqlSource(dialect, host, null, database, query, new SqlAuthRef(secretName, null, null), null);
    }
}
