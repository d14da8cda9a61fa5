package io.generalscaler.api.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

    @ParameterizedTest(name = "a key in PKCS #8 is known as {0}")
    @ValueSource(strings = {"RSA", "EC"})
    void namesTheAlgorithmOfAKeyInTheKubeconfig(String algorithm) throws Exception {
        Config config = Config.empty();
        config.setClientKeyData(
                Base64.getEncoder().encodeToString(pem(algorithm).getBytes(StandardCharsets.US_ASCII)));
        assertThat(ClientKeys.named(config).getClientKeyAlgo()).isEqualTo(algorithm);
    }

    @Test
    void namesTheAlgorithmOfAKeyInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("client.key"), pem("EC"));
        Config config = Config.empty();
        config.setClientKeyFile(file.toString());
        assertThat(ClientKeys.named(config).getClientKeyAlgo()).isEqualTo("EC");
    }

    @ParameterizedTest(name = "leaves alone: {0}")
    @ValueSource(strings = {"", "not base64 !", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"})
    void leavesAloneWhatIsNoKey(String data) {
        Config config = Config.empty();
        String before = config.getClientKeyAlgo();
        config.setClientKeyData(data);
        assertThat(ClientKeys.named(config).getClientKeyAlgo()).isEqualTo(before);
    }

    private static String pem(String algorithm) throws Exception {
        byte[] key = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
