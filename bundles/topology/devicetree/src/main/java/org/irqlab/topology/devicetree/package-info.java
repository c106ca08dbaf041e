/**
 * Reads flattened device trees.
 *
 * <p>{@link org.irqlab.topology.devicetree.DeviceTree} is the component. {@code Header} and {@code
 * StructureBlock} read the format (Devicetree Specification v0.4, chapter 5) into {@code Node}s and
 * {@code Property}s; {@code InterruptParents}, {@code Nexus} and {@code InterruptTree} follow lines
 * to their controllers (section 2.4); {@code Bindings} knows how each kind of controller numbers
 * its inputs; {@code Survey} writes down what was found.
 *
 * <p>Blobs come from strangers. Two rules keep every step bounded: all sizes are checked against
 * the bytes that are there before anything is allocated, and whatever can be followed (phandles,
 * parents, maps) is followed once, remembered, and refused when it comes round again.
 */
package org.irqlab.topology.devicetree;
