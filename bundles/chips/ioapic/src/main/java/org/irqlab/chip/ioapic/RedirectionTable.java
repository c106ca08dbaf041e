package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.under;

import java.util.function.ToLongFunction;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The redirection entries, written and read through an index register, so with {@code ioapic_lock}
 * held (arch/x86/kernel/apic/io_apic.c).
 */
final class RedirectionTable {
  /** {@code IO_APIC_route_entry.masked}. */
  static final long MASKED = 1 << 16;

  /** {@code IO_APIC_route_entry.irr}. */
  private static final long REMOTE_IRR = 1 << 14;

  /** {@code IO_APIC_route_entry.is_level}. */
  static final long LEVEL = 1 << 15;

  /** {@code IO_APIC_route_entry.dest_mode_logical}. */
  static final long LOGICAL = 1 << 11;

  private static final String FILE = "arch/x86/kernel/apic/io_apic.c: ";
  private static final Register INDEX = Register.mmio32(0);
  private static final Register DATA = Register.mmio32(0x10);
  private static final Register EOI = Register.mmio32(0x40);
  private static final int VERSION = 1;
  private static final int WITH_EOI = 0x20;

  private final Bus bus;
  private final Lock lock;
  private final Field wasMasked;
  private final Field hasEoi;

  RedirectionTable(Link link, Bus bus) {
    this.bus = bus;
    this.lock = link.layout().lock("ioapic_lock", Lock.Kind.SPIN_IRQSAVE);
    this.wasMasked = link.layout().flag("entry.masked", Protection.guardedBy(lock));
    this.hasEoi = link.layout().flag("mpc_ioapic_ver", Protection.guardedBy(lock));
  }

  /** Programs an entry before the path lives. */
  void preset(Link link, Cpu cpu, int pin, long low, int destination) {
    presetRegister(link, cpu, high(pin), (long) destination << 24);
    presetRegister(link, cpu, low(pin), low);
  }

  private void presetRegister(Link link, Cpu cpu, int index, long value) {
    link.boot(
        s -> {
          bus.preset(s, cpu, INDEX, index);
          bus.preset(s, cpu, DATA, value);
        });
  }

  /**
   * {@code mask_ioapic_irq}: with a read behind, so that the entry is masked when it returns.
   *
   * @param low the entry's lower half, unmasked
   */
  Block mask(Cpu cpu, int pin, long low) {
    return under(
        lock,
        write("mask pin " + pin, cpu, low(pin), s -> low | MASKED),
        bus.read("io_apic_sync", cpu, DATA, (s, value) -> {}));
  }

  /**
   * {@code unmask_ioapic_irq}.
   *
   * @param low the entry's lower half, unmasked
   */
  Block unmask(Cpu cpu, int pin, long low) {
    return under(lock, write("unmask pin " + pin, cpu, low(pin), s -> low));
  }

  /** Reads an entry's Remote IRR. */
  Block remoteIrr(Cpu cpu, int pin, Field into) {
    return under(
        lock,
        select(cpu, low(pin)),
        bus.read("readl(data)", cpu, DATA, (s, entry) -> s.set(into, (entry & REMOTE_IRR) != 0)));
  }

  /**
   * {@code eoi_ioapic_pin}: since version 0x20 there is a register for it; before, the entry is an
   * edge for a moment, which clears Remote IRR. The version, which the kernel knows since it
   * started, is read here.
   *
   * @param low the entry's lower half, unmasked
   * @param destination its upper half
   */
  Routine end(String instance, Cpu cpu, int pin, int vector, long low, int destination) {
    ToLongFunction<State> upper = s -> (long) destination << 24;
    ToLongFunction<State> edge = s -> low & ~LEVEL | MASKED;
    ToLongFunction<State> restored = s -> low | (s.is(wasMasked) ? MASKED : 0);
    Block poorMans =
        seq(
            select(cpu, low(pin)),
            bus.read(
                "readl(data)", cpu, DATA, (s, entry) -> s.set(wasMasked, (entry & MASKED) != 0)),
            write("upper half of pin " + pin, cpu, high(pin), upper),
            write("pin " + pin + " masked, edge", cpu, low(pin), edge),
            write("upper half of pin " + pin, cpu, high(pin), upper),
            write("pin " + pin + " as it was", cpu, low(pin), restored));
    Block register = bus.write("writel(" + vector + ", eoi)", cpu, EOI, s -> vector);
    Routine inner =
        Routine.of(
                "__eoi_ioapic_pin",
                instance,
                FILE + "__eoi_ioapic_pin",
                select(cpu, VERSION),
                bus.read(
                    "readl(data)",
                    cpu,
                    DATA,
                    (s, version) -> s.set(hasEoi, (version & 0xff) >= WITH_EOI)),
                either(s -> s.is(hasEoi), register, poorMans))
            .withLocals(wasMasked, hasEoi);
    return Routine.of(
        "eoi_ioapic_pin", instance, FILE + "eoi_ioapic_pin", under(lock, call(inner)));
  }

  private Block write(String name, Cpu cpu, int index, ToLongFunction<State> value) {
    return seq(select(cpu, index), bus.write(name, cpu, DATA, value));
  }

  private Block select(Cpu cpu, int index) {
    return bus.write("writel(" + index + ", index)", cpu, INDEX, s -> index);
  }

  private static int low(int pin) {
    return 0x10 + 2 * pin;
  }

  private static int high(int pin) {
    return 0x11 + 2 * pin;
  }
}
