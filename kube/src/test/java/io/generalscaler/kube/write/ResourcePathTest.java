package io.generalscaler.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where things stand below an API server's address. */
final class ResourcePathTest {

    @Test
    void theCoreGroupHasARootOfItsOwn() {
        assertThat(ResourcePath.of("v1", "shop", "secrets").then("login").text())
                .isEqualTo("/api/v1/namespaces/shop/secrets/login");
    }

    @Test
    void aSubresourceFollowsTheName() {
        assertThat(ResourcePath.of("apps/v1", "shop", "deployments").then("web").then("scale"))
                .hasToString("/apis/apps/v1/namespaces/shop/deployments/web/scale");
    }
}
