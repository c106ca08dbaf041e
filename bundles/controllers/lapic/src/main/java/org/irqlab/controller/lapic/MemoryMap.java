package org.irqlab.controller.lapic;

import java.util.function.BiConsumer;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.state.State;

/**
 * The register page of a local APIC (SDM volume 3, "Local APIC Register Address Map"). The rest of
 * the window takes messages, as bus writes of devices do. Local interrupt sources, the timer and
 * errors are not there: their registers read as after reset and ignore writes.
 */
final class MemoryMap {
  /** Bytes of the window, each page of it a physical destination. */
  static final long SIZE = 0x10_0000;

  /** Offset of the EOI register. */
  static final long EOI = 0xb0;

  private static final long BASE = 0xfee0_0000L;
  private static final long PAGE = 0x1000;
  private static final long UNSIGNED = 0xffff_ffffL;
  private static final int VERSION = 0x5_0014;
  private static final int LVT_MASKED = 0x1_0000;

  private final SystemBus bus;
  private final BiConsumer<State, LocalApic> eoi;

  MemoryMap(SystemBus bus, BiConsumer<State, LocalApic> eoi) {
    this.bus = bus;
    this.eoi = eoi;
  }

  boolean isEoi(Register register) {
    return register.space() == Space.MMIO && register.offset() == EOI;
  }

  long read(State s, LocalApic apic, Register register) {
    if (register.space() != Space.MMIO || register.width() != 4 || register.offset() >= PAGE) {
      return 0;
    }
    return value(s, apic, (int) register.offset()) & UNSIGNED;
  }

  private static int value(State s, LocalApic apic, int offset) {
    int word = offset >> 4 & 7;
    return switch (offset) {
      case 0x20 -> apic.id() << 24;
      case 0x30 -> VERSION;
      case 0x80 -> apic.priority().get(s);
      case 0xa0 -> apic.processorPriority(s);
      case 0xd0 -> apic.logicalId().get(s) << 24;
      case 0xe0 -> apic.format().get(s) << 28 | 0xfff_ffff;
      case 0xf0 -> apic.spurious().get(s);
      case 0x300 -> apic.command().get(s);
      case 0x310 -> apic.commandDestination().get(s) << 24;
      case 0x320, 0x330, 0x340, 0x350, 0x360, 0x370 -> LVT_MASKED;
      default ->
          switch (offset & 0xf8f) {
            case 0x100 -> apic.isr().word(s, word);
            case 0x180 -> apic.tmr().word(s, word);
            case 0x200 -> apic.irr().word(s, word);
            default -> 0;
          };
    };
  }

  void write(State s, LocalApic apic, Register register, long value) {
    if (register.space() != Space.MMIO || register.width() != 4) {
      return;
    }
    if (register.offset() >= PAGE || register.offset() < 0x10) {
      bus.deliver(s, Message.of(BASE + register.offset(), value));
      return;
    }
    int word = (int) value;
    switch ((int) register.offset()) {
      case 0x80 -> apic.priority().set(s, word & 0xff);
      case (int) EOI -> eoi.accept(s, apic);
      case 0xd0 -> apic.logicalId().set(s, word >>> 24);
      case 0xe0 -> apic.format().set(s, word >>> 28);
      case 0xf0 -> apic.spurious().set(s, word & 0x11ff);
      case 0x300 -> {
        apic.command().set(s, word & 0xc_cfff);
        bus.command(s, apic);
      }
      case 0x310 -> apic.commandDestination().set(s, word >>> 24);
      default -> s.note("a local APIC register that is read-only or not there ignores a write");
    }
  }
}
