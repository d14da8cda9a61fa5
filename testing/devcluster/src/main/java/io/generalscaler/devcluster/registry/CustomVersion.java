package io.generalscaler.devcluster.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.generalscaler.devcluster.schema.StructuralSchema;

/**
 * What a definition says of one served version beyond its names.
 *
 * @param schema the {@code openAPIV3Schema}, never changed
 * @param structure the same, ready to judge objects
 * @param columns {@code additionalPrinterColumns}, never changed
 */
public record CustomVersion(ObjectNode schema, StructuralSchema structure, ArrayNode columns) {}
