package org.irqlab.topology.devicetree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.topology.Trigger;

/** Specifiers of RISC-V controllers. */
final class RiscvSpecifiers {

  /**
   * Interrupt causes of a hart (RISC-V Privileged Architecture 1.13, table "Machine cause register
   * (mcause) values after trap", interrupt bit set; 13 from Sscofpmf).
   */
  private static final Map<Integer, String> CAUSES =
      Map.of(
          1, "supervisor software",
          2, "virtual supervisor software",
          3, "machine software",
          5, "supervisor timer",
          7, "machine timer",
          9, "supervisor external",
          10, "virtual supervisor external",
          11, "machine external",
          12, "supervisor guest external",
          13, "counter overflow");

  private RiscvSpecifiers() {}

  /** One cell, the source; whether its gateway takes levels or edges is not said. */
  static Meaning plic(int[] cells) {
    return Meaning.of(cells[0], Trigger.UNKNOWN)
        .noted("a PLIC specifier has no trigger: level or edge is wired into the source's gateway");
  }

  /** One cell, the cause; all ones in a PLIC's list mean that the context is absent. */
  static Meaning cause(int[] cells) {
    if (cells[0] == -1) {
      return Meaning.unknown("context is not present");
    }
    Meaning meaning = Meaning.of(cells[0], Trigger.UNKNOWN);
    String name = CAUSES.get(cells[0]);
    return name == null ? meaning.noted("no standard interrupt cause") : meaning.called(name);
  }

  /** No cells: the controller itself is meant. */
  static Meaning none(int[] cells) {
    return new Meaning(
        OptionalLong.empty(), Optional.empty(), Trigger.UNKNOWN, List.of(), List.of());
  }
}
