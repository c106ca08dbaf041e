package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.topology.Trigger;

/**
 * Specifiers of ARM's GICs: type, number within the type, flags. The source is the INTID (Linux
 * drivers/irqchip/irq-gic.c and irq-gic-v3.c: gic_irq_domain_translate).
 */
final class GicSpecifiers {

  /** One type of interrupt: how many numbers it has and the INTID of the first. */
  private record Type(String name, int numbers, int firstIntid, boolean perCpu) {}

  private static final List<Type> TYPES =
      List.of(
          new Type("SPI", 988, 32, false),
          new Type("PPI", 16, 16, true),
          new Type("ESPI", 1024, 4096, false),
          new Type("EPPI", 64, 1056, true));

  private GicSpecifiers() {}

  /** Two types; bits 15 to 8 of the flags say which CPUs a PPI is wired to. */
  static Meaning gicv2(int[] cells) {
    Meaning meaning = typed(cells, 2);
    int cpus = cells[2] >>> 8 & 0xff;
    if (cpus == 0 || cells[0] != 1) {
      return meaning;
    }
    List<String> flags = new ArrayList<>(meaning.flags());
    flags.add(String.format("cpu-mask=0x%x", cpus));
    return meaning.flagged(flags);
  }

  /** Four types; a fourth cell names the CPUs a PPI is partitioned to. */
  static Meaning gicv3(int[] cells) {
    Meaning meaning = typed(cells, TYPES.size());
    if (cells.length < 4 || cells[3] == 0) {
      return meaning;
    }
    List<String> flags = new ArrayList<>(meaning.flags());
    flags.add("ppi-partition=0x" + Integer.toHexString(cells[3]));
    return meaning.flagged(flags);
  }

  private static Meaning typed(int[] cells, int types) {
    if (Integer.compareUnsigned(cells[0], types) >= 0) {
      return Meaning.unknown(
          "interrupt type " + Integer.toUnsignedString(cells[0]) + " is reserved");
    }
    Type type = TYPES.get(cells[0]);
    if (Integer.compareUnsigned(cells[1], type.numbers()) >= 0) {
      return Meaning.unknown(
          type.name() + " " + Integer.toUnsignedString(cells[1]) + " does not exist");
    }
    Trigger trigger = TwoCells.trigger(cells[2]);
    return new Meaning(
        OptionalLong.of(type.firstIntid() + (long) cells[1]),
        Optional.of(type.name() + " " + cells[1]),
        trigger,
        type.perCpu() ? List.of("per-cpu") : List.of(),
        notes(type, cells[2], trigger));
  }

  private static List<String> notes(Type type, int flags, Trigger trigger) {
    if (trigger == Trigger.UNKNOWN) {
      return List.of(TwoCells.unknownType(flags));
    }
    boolean low = trigger == Trigger.EDGE_FALLING || trigger == Trigger.LEVEL_LOW;
    return low && !type.perCpu()
        ? List.of(
            "a GIC takes " + type.name() + "s high or rising only; an inverter must sit between")
        : List.of();
  }
}
