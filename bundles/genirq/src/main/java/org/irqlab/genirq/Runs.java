package org.irqlab.genirq;

import java.util.List;
import java.util.stream.IntStream;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * On which CPUs an irqaction is in use: its handler runs, and {@code __handle_irq_event_percpu}
 * reads the action again when the handler has returned (kernel/irq/handle.c). Kept only if somebody
 * frees the line.
 */
final class Runs {
  private static final int OF_THE_LINKED = 1;
  private static final int OF_AN_UNLINKED = 2;

  private final Layout layout;
  private final int cpus;
  private List<Field> runs = List.of();

  /**
   * Keeps nothing yet.
   *
   * @param layout where its fields go
   * @param cpus how many CPUs there are
   */
  Runs(Layout layout, int cpus) {
    this.layout = layout;
    this.cpus = cpus;
  }

  /** Somebody frees the line: from now on, while linking, everybody's runs are kept. */
  void keep() {
    if (runs.isEmpty()) {
      runs =
          IntStream.range(0, cpus)
              .mapToObj(cpu -> layout.field("run[" + cpu + "]", 3, Protection.GHOST))
              .toList();
    }
  }

  void begin(State s, Cpu cpu) {
    set(s, cpu, OF_THE_LINKED);
  }

  void end(State s, Cpu cpu) {
    set(s, cpu, 0);
  }

  private void set(State s, Cpu cpu, int run) {
    if (!runs.isEmpty()) {
      s.set(runs.get(cpu.number()), run);
    }
  }

  /** The action is unlinked: who runs it goes on. */
  void unlink(State s) {
    for (Field run : runs) {
      if (s.get(run) == OF_THE_LINKED) {
        s.set(run, OF_AN_UNLINKED);
      }
    }
  }

  /** What was unlinked is freed. */
  void free(State s) {
    for (Field run : runs) {
      if (s.get(run) == OF_AN_UNLINKED) {
        s.condemn(Verdict.USE_AFTER_RELEASE, "the irqaction is freed while its handler runs");
      }
    }
  }
}
