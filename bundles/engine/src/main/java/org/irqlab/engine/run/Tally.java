package org.irqlab.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.irqlab.api.routine.Mark;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.Slot;

/** What a run counts: steps by their marks, assertions, and how long each waited for service. */
final class Tally {
  private final List<Slot> owed;
  private final long[] since;
  private final int[] waiting;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private int assertions;

  Tally(Machine machine) {
    owed = machine.owed();
    since = new long[owed.size()];
    waiting = new int[owed.size()];
    counts.put("steps", 0L);
    for (Mark mark : Mark.values()) {
      counts.put(label(mark), 0L);
    }
  }

  /** A step was taken. */
  void step(Transition transition) {
    counts.merge("steps", 1L, Long::sum);
    transition.step().marks().forEach(mark -> counts.merge(label(mark), 1L, Long::sum));
  }

  /** A source asserted. */
  void asserted(int source, long now) {
    assertions++;
    if (waiting[source]++ == 0) {
      since[source] = now;
    }
  }

  /** Looks for sources whose work was done by a step that ended now. */
  void served(long[] state, long now) {
    for (int i = 0; i < waiting.length; i++) {
      if (waiting[i] > 0 && owed.get(i).read(state, 0) == 0) {
        for (; waiting[i] > 0; waiting[i]--) {
          latencies.add(now - since[i]);
        }
      }
    }
  }

  int assertions() {
    return assertions;
  }

  int served() {
    return latencies.size();
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** Percentiles by the nearest-rank method. */
  Map<String, Long> percentiles() {
    Map<String, Long> all = new LinkedHashMap<>();
    if (!latencies.isEmpty()) {
      List<Long> sorted = new ArrayList<>(latencies);
      Collections.sort(sorted);
      all.put("min", sorted.get(0));
      for (int p : new int[] {50, 90, 99}) {
        all.put("p" + p, sorted.get((sorted.size() * p + 99) / 100 - 1));
      }
      all.put("max", sorted.get(sorted.size() - 1));
    }
    return all;
  }

  private static String label(Mark mark) {
    return switch (mark) {
      case INTERRUPT_ENTRY -> "interrupt entries";
      case REGISTER_ACCESS -> "register accesses";
      case VM_EXIT -> "VM exits";
      case NOTIFIER -> "notifier calls";
      case WAKE_UP -> "wake-ups";
      default -> mark.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    };
  }
}
