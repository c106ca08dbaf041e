package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.step;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * {@code cached_irq_mask}, with {@code i8259A_lock} held: what was last written to the two mask
 * registers. Lines that no path can touch stay masked, but the cascade, which {@code
 * native_init_IRQ} requests.
 */
final class Masks {
  private final Ports master;
  private final Ports slave;
  private final Lock lock;
  private final Layout layout;
  private final Map<Integer, Field> cached = new TreeMap<>();
  private final Map<String, Field> registers = new HashMap<>();

  Masks(Link link, Attachment pics) {
    this.master = new Ports(pics.bus(), "MASTER", 0x20);
    this.slave = new Ports(pics.bus(), "SLAVE", 0xa0);
    this.lock = link.layout().lock("i8259A_lock", Lock.Kind.SPIN_IRQSAVE);
    this.layout = link.layout();
    Protection guarded = Protection.guardedBy(lock);
    for (int irq : pics.sources().keySet()) {
      Field mask = link.layout().flag("cached_irq_mask[" + irq + "]", guarded);
      cached.put(irq, mask);
      link.boot(s -> s.set(mask, true));
    }
  }

  Lock lock() {
    return lock;
  }

  Ports master() {
    return master;
  }

  /** Of a line. */
  Ports of(int irq) {
    return irq < Ports.INPUTS ? master : slave;
  }

  /** Whether a line is masked. */
  Guard masked(int irq) {
    Field mask = cached.get(irq);
    return mask == null ? s -> true : s -> s.is(mask);
  }

  /** Notes that a line is masked or not; nothing is written yet. */
  void note(State s, int irq, boolean masked) {
    Field mask = cached.get(irq);
    if (mask != null) {
      s.set(mask, masked);
    }
  }

  /** The step that notes it. */
  Block note(int irq, boolean masked) {
    String change = masked ? "|= 1 << " + irq : "&= ~(1 << " + irq + ")";
    return step("cached_irq_mask " + change, s -> note(s, irq, masked)).folded();
  }

  /**
   * Writes the mask register of a line's 8259A. If there are other lines in it, the word is loaded
   * into a register of the CPU before it is written.
   */
  Block write(Cpu cpu, int irq) {
    Ports ports = of(irq);
    String cache = "cached_" + ports.name().toLowerCase(Locale.ROOT) + "_mask";
    String write = "outb(" + cache + ", PIC_" + ports.name() + "_IMR)";
    if (!hasNeighbours(irq)) {
      return ports.bus().write(write, cpu, ports.mask(), s -> word(s, irq));
    }
    Field loaded =
        registers.computeIfAbsent(
            cache + "@" + cpu.name(),
            name -> layout.field(name, 1 << Ports.INPUTS, Protection.guardedBy(lock)));
    return call(
        Routine.of(
                "outb",
                irq + "@" + cpu.name(),
                "arch/x86/include/asm/shared/io.h: outb",
                step("load " + cache, s -> s.set(loaded, (int) word(s, irq))).folded(),
                ports.bus().write(write, cpu, ports.mask(), s -> s.get(loaded)))
            .withLocals(loaded));
  }

  private boolean hasNeighbours(int irq) {
    return cached.keySet().stream()
        .anyMatch(line -> line != irq && line / Ports.INPUTS == irq / Ports.INPUTS);
  }

  /** The mask register of a line's 8259A. */
  long word(State s, int irq) {
    int first = irq / Ports.INPUTS * Ports.INPUTS;
    long word = first == 0 ? 0xff & ~(1 << Ports.CASCADE) : 0xff;
    for (Map.Entry<Integer, Field> line : cached.entrySet()) {
      int input = line.getKey() - first;
      if (input >= 0 && input < Ports.INPUTS && !s.is(line.getValue())) {
        word &= ~(1L << input);
      }
    }
    return word;
  }
}
