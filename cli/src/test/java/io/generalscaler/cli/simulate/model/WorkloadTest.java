package io.generalscaler.cli.simulate.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void newPodsAreReadyAfterTheirTime() {
        Workload workload = new Workload(2, 30);
        workload.scaleTo(5, 100);
        workload.advanceTo(129);
        assertThat(workload.ready()).isEqualTo(2);
        assertThat(workload.nextReadyAt()).isEqualTo(130);
        workload.advanceTo(130);
        assertThat(workload.ready()).isEqualTo(5);
    }

    @Test
    void podsThatAreNotReadyYetGoFirstTheYoungestOfThem() {
        Workload workload = new Workload(2, 30);
        workload.scaleTo(4, 100);
        workload.scaleTo(7, 110);
        workload.scaleTo(3, 120);
        assertThat(workload.ready()).isEqualTo(2);
        workload.advanceTo(130);
        assertThat(workload.ready()).isEqualTo(3);
        assertThat(workload.nextReadyAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void readyPodsStopAtOnce() {
        Workload workload = new Workload(5, 30);
        workload.scaleTo(1, 100);
        assertThat(workload.ready()).isEqualTo(1);
        assertThat(workload.replicas()).isEqualTo(1);
    }

    @Test
    void withoutAStartingTimePodsAreReadyAtOnce() {
        Workload workload = new Workload(0, 0);
        workload.scaleTo(3, 100);
        assertThat(workload.ready()).isEqualTo(3);
    }
}
