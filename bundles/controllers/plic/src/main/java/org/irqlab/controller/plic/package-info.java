/**
 * The RISC-V platform-level interrupt controller, cut as its specification (1.0.0, March 2023) cuts
 * it: an {@link org.irqlab.controller.plic.InterruptSource} with its {@link
 * org.irqlab.controller.plic.Gateway} turns a signal into at most one request, a {@link
 * org.irqlab.controller.plic.Target} (hart context) is notified, claims and completes, and the
 * {@link org.irqlab.controller.plic.MemoryMap} gives both addresses. What implementations do
 * differently from the specification is a small strategy each: {@link
 * org.irqlab.controller.plic.LatchedGateway}, {@link org.irqlab.controller.plic.ClaimRule}, {@link
 * org.irqlab.controller.plic.CompletionRule}.
 */
package org.irqlab.controller.plic;
