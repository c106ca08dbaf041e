package org.irqlab.controller.gicv2;

/**
 * Where the blocks are, as in the GIC-400 (ARM DDI 0471B, table 3-1), and the registers in them, as
 * the architecture numbers them (IHI 0048B, 4.1.2, 4.1.3, 5.3, 5.5). Registers of CPU interfaces
 * and of the virtual interface are banked by the CPU that accesses them.
 */
final class MemoryMap {
  /** The distributor, GICD. */
  static final long DISTRIBUTOR = 0x1000;

  /** The CPU interface, GICC, 8 KiB. */
  static final long CPU_INTERFACE = 0x2000;

  /** The virtual interface control registers, GICH. */
  static final long VIRTUAL_CONTROL = 0x4000;

  /** The virtual CPU interface, GICV, 8 KiB. */
  static final long VIRTUAL_CPU_INTERFACE = 0x6000;

  /** Bytes of the whole. */
  static final long SIZE = 0x8000;

  /** End of interrupt, in a CPU interface. */
  static final int EOIR = 0x10;

  /** Aliased end of interrupt, in a CPU interface. */
  static final int AEOIR = 0x24;

  /** Deactivate interrupt, in a CPU interface. */
  static final int DIR = 0x1000;

  private MemoryMap() {}

  /** The block that an offset lies in: its base, or -1. */
  static long block(long offset) {
    if (offset < DISTRIBUTOR || offset >= SIZE) {
      return -1;
    }
    if (offset < CPU_INTERFACE) {
      return DISTRIBUTOR;
    }
    if (offset < VIRTUAL_CONTROL) {
      return CPU_INTERFACE;
    }
    return offset < VIRTUAL_CPU_INTERFACE ? VIRTUAL_CONTROL : VIRTUAL_CPU_INTERFACE;
  }
}
