package org.irqlab.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;

/**
 * A kind of register access in a vector file.
 *
 * @param space address space
 * @param width bytes
 * @param kind what is done
 * @param cpu member that names the CPU, empty if it is CPU 0
 * @param address member that names the register
 */
record Access(Space space, int width, Kind kind, String cpu, String address) {
  private static final int WORD = 4;
  private static final int LONG = 8;

  /** What is done. */
  enum Kind {
    READ,
    WRITE,
    SWAP
  }

  private static final Map<String, Integer> WIDTHS = Map.of("b", 1, "w", 2, "l", WORD, "q", LONG);

  /** The access an operation stands for; empty if it is no access. */
  static Optional<Access> of(String op) {
    return switch (op) {
      case "inb" -> Optional.of(new Access(Space.PORT, 1, Kind.READ, "", "addr"));
      case "outb" -> Optional.of(new Access(Space.PORT, 1, Kind.WRITE, "", "addr"));
      case "csr_read" -> Optional.of(new Access(Space.CSR, LONG, Kind.READ, "hart", "csr"));
      case "csr_swap" -> Optional.of(new Access(Space.CSR, LONG, Kind.SWAP, "hart", "csr"));
      case "sysreg_read" -> Optional.of(new Access(Space.SYSREG, LONG, Kind.READ, "cpu", "reg"));
      case "sysreg_write" -> Optional.of(new Access(Space.SYSREG, LONG, Kind.WRITE, "cpu", "reg"));
      case "iocsr_readl" -> Optional.of(new Access(Space.IOCSR, WORD, Kind.READ, "cpu", "addr"));
      case "iocsr_writel" -> Optional.of(new Access(Space.IOCSR, WORD, Kind.WRITE, "cpu", "addr"));
      default -> op.startsWith("cpu_") ? memory(op.substring(4), "cpu") : memory(op, "");
    };
  }

  private static Optional<Access> memory(String op, String cpu) {
    for (Map.Entry<String, Kind> kind : Map.of("read", Kind.READ, "write", Kind.WRITE).entrySet()) {
      if (op.startsWith(kind.getKey())) {
        Integer width = WIDTHS.get(op.substring(kind.getKey().length()));
        return Optional.ofNullable(width)
            .map(bytes -> new Access(Space.MMIO, bytes, kind.getValue(), cpu, "addr"));
      }
    }
    return Optional.empty();
  }

  /** Whether its registers have names instead of addresses. */
  private boolean named() {
    return List.of(Space.CSR, Space.SYSREG).contains(space);
  }

  /** The register, or empty if there is none. */
  Optional<Register> register(Bench bench, Operation operation) {
    return named()
        ? bench.register(space, operation.word(address))
        : bench.register(space, operation.hex(address), width);
  }

  /** The value that an operation writes or is expected to read, cut to the width. */
  long value(Operation operation, String key) {
    long value = operation.hex(key);
    if (width < LONG && value >>> (Byte.SIZE * width) != 0) {
      throw operation.refuse(
          "'" + key + "' is " + operation.word(key) + "; expected at most " + width + " bytes");
    }
    return value;
  }
}
