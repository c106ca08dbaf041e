/**
 * What a machine is wired like, as far as somebody wrote it down.
 *
 * <p>A {@link org.irqlab.api.topology.TopologySource} turns a {@link
 * org.irqlab.api.topology.Description} (a devicetree blob, the output of {@code lspci -vvv}, a copy
 * of {@code /proc/interrupts}) into a {@link org.irqlab.api.topology.Topology}: {@linkplain
 * org.irqlab.api.topology.Device devices}, the {@linkplain org.irqlab.api.topology.InterruptLine
 * lines} they raise, the {@linkplain org.irqlab.api.topology.Controller controllers} the lines end
 * at, and in plain words what the description leaves open. Nothing is guessed: what a description
 * does not say is empty, {@link org.irqlab.api.topology.Trigger#UNKNOWN}, or a note. What
 * contradicts itself is refused with a {@link org.irqlab.api.topology.TopologyException}.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.topology;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
