/**
 * The I/O APIC of Intel's 82093AA data sheet (290566): each input pin has a {@link
 * org.irqlab.controller.ioapic.RedirectionEntry} that turns it into messages, reached through the
 * two registers of {@link org.irqlab.controller.ioapic.IndexedRegisters}.
 */
package org.irqlab.controller.ioapic;
