/**
 * Message signalled interrupts of PCI functions, as x86 has them: {@link
 * org.irqlab.controller.msi.PciMsi} puts together what {@link org.irqlab.controller.msi.Capability}
 * is in one function.
 */
package org.irqlab.controller.msi;
