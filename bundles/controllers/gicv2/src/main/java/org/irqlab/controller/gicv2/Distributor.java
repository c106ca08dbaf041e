package org.irqlab.controller.gicv2;

import java.util.Collection;
import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The distributor (IHI 0048B, 3.2 and 4.3): all interrupts, and what is forwarded to each CPU
 * interface. An interrupt that is not there is hardwired to 0.
 */
final class Distributor {
  /**
   * Quirk: when a guest deactivates a physical interrupt through a list register, the distributor
   * does not present it again before it is accessed or driven for another reason; IHI 0048B, 3.2.4
   * knows no such state: what is pending and not active is forwarded. Observed in QEMU 7.2,
   * hw/intc/arm_gic.c, {@code gic_clear_active}, whose callers update the virtual side alone.
   */
  static final String LATE = "gicv2-late-after-virtual-deactivation";

  private static final int SGIR = 0xf00;
  private static final int CPENDSGIR = 0xf10;
  private static final int SPENDSGIR = 0xf20;
  private static final int SGI_END = 0xf30;

  private final Field[] enables;
  private final Interrupt[][] banks;
  private final Interrupt[][] all;
  private final int lines;
  private final List<Column> columns;

  /**
   * A distributor.
   *
   * @param enables a bit for each group, in GICD_CTLR
   * @param banks for each CPU, its private interrupts and the shared ones, by number
   * @param lines one more than the highest number
   */
  Distributor(Field[] enables, List<? extends Collection<Interrupt>> banks, int lines) {
    this.enables = enables.clone();
    this.lines = lines;
    this.banks = new Interrupt[banks.size()][];
    this.all = new Interrupt[banks.size()][Interrupt.LIMIT];
    for (int cpu = 0; cpu < this.banks.length; cpu++) {
      this.banks[cpu] = banks.get(cpu).toArray(new Interrupt[0]);
      for (Interrupt interrupt : this.banks[cpu]) {
        all[cpu][interrupt.id()] = interrupt;
      }
    }
    this.columns = Column.all(banks.size());
  }

  /** Looks at everything again; only with quirk {@value #LATE} that makes a difference. */
  void look(State s) {
    for (Interrupt[] bank : banks) {
      for (Interrupt interrupt : bank) {
        interrupt.look(s);
      }
    }
  }

  /** What one CPU interface is offered. */
  Supply supply(int cpu) {
    return new Forwarded(banks[cpu], all[cpu], enables, cpu);
  }

  /** An interrupt as a CPU knows it; null if it is not there. */
  Interrupt at(int cpu, int id) {
    return cpu < all.length && id >= 0 && id < Interrupt.LIMIT ? all[cpu][id] : null;
  }

  long read(State s, int cpu, int offset, int width) {
    switch (offset) {
      case 0x00 -> {
        long value = 0;
        for (int group = 0; group < enables.length; group++) {
          value |= (long) s.get(enables[group]) << group;
        }
        return value;
      }
      case 0x04 -> {
        return lines / 32 - 1 | banks.length - 1 << 5;
      }
      case 0x08 -> {
        return 0x43b;
      }
      case 0xfe8 -> {
        return 0x2b;
      }
      default -> {
        return offset >= CPENDSGIR && offset < SGI_END
            ? requests(s, cpu, offset, width)
            : column(s, cpu, offset, width);
      }
    }
  }

  void write(State s, int cpu, int offset, int width, long value) {
    if (offset == 0) {
      for (int group = 0; group < enables.length; group++) {
        s.set(enables[group], (value >>> group & 1) != 0);
      }
    } else if (offset == SGIR) {
      generate(s, cpu, (int) value);
    } else if (offset >= CPENDSGIR && offset < SGI_END) {
      request(s, cpu, offset, width, value);
    } else {
      for (Column column : columns) {
        if (column.has(offset)) {
          column.write(s, all[cpu], cpu, offset, width, value);
        }
      }
    }
  }

  private long column(State s, int cpu, int offset, int width) {
    for (Column column : columns) {
      if (column.has(offset)) {
        return column.read(s, all[cpu], cpu, offset, width);
      }
    }
    return 0;
  }

  /** GICD_SGIR (IHI 0048B, 4.3.15): to those listed, to all others, or to oneself. */
  private void generate(State s, int cpu, int value) {
    int everybody = (1 << banks.length) - 1;
    int targets =
        switch (value >>> 24 & 3) {
          case 0 -> value >>> 16 & everybody;
          case 1 -> everybody & ~(1 << cpu);
          case 2 -> 1 << cpu;
          default -> 0;
        };
    for (int target = 0; target < banks.length; target++) {
      if ((targets >>> target & 1) != 0) {
        request(s, target, value & 0xf, 1 << cpu, true);
      }
    }
  }

  private long requests(State s, int cpu, int offset, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      if (software(cpu, (offset + i) % Interrupt.SGIS) instanceof Software sgi) {
        value |= (long) sgi.requests(s) << 8 * i;
      }
    }
    return value;
  }

  /** GICD_CPENDSGIR and GICD_SPENDSGIR (IHI 0048B, 4.3.16 and 4.3.17). */
  private void request(State s, int cpu, int offset, int width, long value) {
    for (int i = 0; i < width; i++) {
      int cpus = (int) (value >>> 8 * i) & 0xff;
      request(s, cpu, (offset + i) % Interrupt.SGIS, cpus, offset >= SPENDSGIR);
    }
  }

  private void request(State s, int cpu, int id, int from, boolean pending) {
    if (software(cpu, id) instanceof Software sgi) {
      sgi.request(s, from, pending);
    }
  }

  private Signal software(int cpu, int id) {
    return all[cpu][id] == null ? null : all[cpu][id].signal();
  }

  /**
   * What the distributor forwards to a CPU interface; handles are indices.
   *
   * @param bank the interrupts that there are
   * @param byId the same by number
   * @param enables a bit for each group
   * @param cpu the CPU
   */
  private record Forwarded(Interrupt[] bank, Interrupt[] byId, Field[] enables, int cpu)
      implements Supply {
    @Override
    public int best(State s) {
      int best = NONE;
      int most = Running.IDLE;
      for (Interrupt interrupt : bank) {
        if (interrupt.presents(s, cpu)
            && s.is(enables[interrupt.group(s)])
            && interrupt.priority(s) < most) {
          best = interrupt.id();
          most = interrupt.priority(s);
        }
      }
      return best;
    }

    @Override
    public int priority(State s, int handle) {
      return byId[handle].priority(s);
    }

    @Override
    public int group(State s, int handle) {
      return byId[handle].group(s);
    }

    @Override
    public int name(State s, int handle) {
      return handle | byId[handle].signal().requester(s) << 10;
    }

    @Override
    public int acknowledge(State s, int handle) {
      return byId[handle].acknowledge(s, cpu);
    }

    @Override
    public boolean exists(int id) {
      return id < Interrupt.LIMIT && byId[id] != null;
    }

    @Override
    public int active(State s, int id) {
      return exists(id) && byId[id].active(s) ? id : NONE;
    }

    @Override
    public void deactivate(State s, int handle) {
      byId[handle].deactivate(s);
    }

    @Override
    public void unmatched(State s) {
      // Such a write is ignored (IHI 0048B, 4.4.5): nobody counts.
    }
  }
}
