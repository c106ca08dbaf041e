package org.irqlab.chip.gic;

import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;

/**
 * The sources of a GICv2 as a CPU numbers them: a shared one has its interrupt's number, a private
 * one of CPU c the same plus 1024 * c.
 *
 * @param all the sources with their triggers
 */
record Sources(SortedMap<Integer, Trigger> all) {
  private static final int PRIVATE = 32;
  private static final int PER_CPU = 1024;

  /** The interrupt number of a source. */
  static int hwirq(int source) {
    return source % PER_CPU;
  }

  /** Whether a source is a CPU's own. */
  static boolean isPrivate(int source) {
    return hwirq(source) < PRIVATE;
  }

  /** What a CPU can be interrupted by: interrupt number and source. */
  SortedMap<Integer, Integer> of(Cpu cpu) {
    SortedMap<Integer, Integer> own = new TreeMap<>();
    for (int source : all.keySet()) {
      if (!isPrivate(source) || source / PER_CPU == cpu.number()) {
        own.put(hwirq(source), source);
      }
    }
    return own;
  }
}
