package org.irqlab.api.part;

/**
 * The address of a register.
 *
 * @param space the address space
 * @param offset bytes from the controller's base, or the number of the CSR, port or system register
 * @param width bytes of the access: 1, 2, 4 or 8
 */
public record Register(Space space, long offset, int width) {
  /**
   * A 32-bit memory-mapped register.
   *
   * @param offset bytes from the base
   * @return the register
   */
  public static Register mmio32(long offset) {
    return new Register(Space.MMIO, offset, 4);
  }

  /** Address spaces. */
  public enum Space {
    /** Memory. */
    MMIO,
    /** x86 ports. */
    PORT,
    /** RISC-V control and status registers. */
    CSR,
    /** Arm system registers. */
    SYSREG,
    /** LoongArch IOCSR. */
    IOCSR
  }
}
