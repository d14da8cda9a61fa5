package io.generalscaler.controller;

/** A kind that only this cluster has, and that has a size: {@code Fleet}, with one of them, {@code armada}, of one ship. */
final class Fleets {

    private Fleets() {}

    static void applyTo(DevClusterFixture cluster) {
        cluster.apply("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: fleets.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Fleet, plural: fleets, singular: fleet, listKind: FleetList}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec: {type: object, properties: {ships: {type: integer}}}
                          status: {type: object, properties: {ships: {type: integer}}}
                    subresources:
                      status: {}
                      scale: {specReplicasPath: .spec.ships, statusReplicasPath: .status.ships}
                """);
        cluster.apply("""
                apiVersion: example.com/v1
                kind: Fleet
                metadata: {name: armada}
                spec: {ships: 1}
                """);
    }
}
