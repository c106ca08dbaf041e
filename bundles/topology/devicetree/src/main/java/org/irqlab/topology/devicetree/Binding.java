package org.irqlab.topology.devicetree;

import java.util.Set;
import java.util.function.Function;

/**
 * How one kind of controller names its inputs.
 *
 * @param document where that is written down; {@code bindings/} stands for the kernel's
 *     Documentation/devicetree/bindings/
 * @param cells values of {@code #interrupt-cells} it holds for
 * @param decoder reads a specifier of that many cells
 * @param compatible the controllers
 */
record Binding(
    String document,
    Set<Integer> cells,
    Function<int[], Meaning> decoder,
    Set<String> compatible) {}
