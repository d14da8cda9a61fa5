package io.generalscaler.devcluster.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreePortsTest {

    private final FreePorts ports = new FreePorts();

    @Test
    void aNameStandsForOnePortAndAnotherForAnother() {
        String filled = ports.fill("{port:web} {port:web} {port:admin}");

        String[] numbers = filled.split(" ", -1);
        assertThat(numbers).allMatch(number -> Integer.parseInt(number) > 0);
        assertThat(numbers[0]).isEqualTo(numbers[1]).isNotEqualTo(numbers[2]);
        assertThat(ports.fill("http://127.0.0.1:{port:web}/")).isEqualTo("http://127.0.0.1:" + numbers[0] + "/");
    }

    @Test
    void otherBracesStay() {
        assertThat(ports.fill("{} {port} {port:}")).isEqualTo("{} {port} {port:}");
    }
}
