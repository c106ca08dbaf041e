/**
 * Linux's drivers of the I/O APIC and of MSI over local APICs (arch/x86/kernel/apic/io_apic.c,
 * msi.c, vector.c): the {@link org.irqlab.chip.ioapic.RedirectionTable} behind two registers and a
 * lock, the {@link org.irqlab.chip.ioapic.LocalApic} that every interrupt is ended at, and {@link
 * org.irqlab.chip.ioapic.CommonInterrupt}, the entry by vector.
 */
package org.irqlab.chip.ioapic;
