package org.irqlab.chip.plic;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Cpu;

/** Programs the controller before the path lives: nothing enabled, then each requested line. */
final class Startup {
  private final Link link;
  private final Attachment plic;
  private final Contexts contexts;
  private final Map<Register, Long> enabled = new LinkedHashMap<>();
  private final Set<Integer> lines = new HashSet<>();

  Startup(Link link, Attachment plic, Contexts contexts) {
    this.link = link;
    this.plic = plic;
    this.contexts = contexts;
  }

  /**
   * No source enabled, no source masked by a threshold.
   *
   * @param priority of every source
   */
  void probe(long priority) {
    for (Cpu cpu : plic.cpus()) {
      for (int source : plic.sources().keySet()) {
        preset(cpu, contexts.enable(cpu, source), 0);
        preset(cpu, Contexts.priority(source), priority);
      }
      preset(cpu, contexts.threshold(cpu), 0);
    }
  }

  /** A line is requested: its source is enabled for a CPU, with priority 1. Once for each line. */
  void request(int source, Cpu affinity) {
    if (lines.add(source)) {
      Register word = contexts.enable(affinity, source);
      long bits = enabled.merge(word, 1L << source % 32, (a, b) -> a | b);
      preset(affinity, Contexts.priority(source), 1);
      preset(affinity, word, bits);
    }
  }

  private void preset(Cpu cpu, Register register, long value) {
    link.boot(s -> plic.bus().preset(s, cpu, register, value));
  }
}
