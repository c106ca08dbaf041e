package org.irqlab.chip.gic;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;

/**
 * Programs the controller before the path lives (drivers/irqchip/irq-gic.c: gic_dist_init,
 * gic_cpu_init, gic_cpu_if_up; drivers/irqchip/irq-gic-common.c: gic_dist_config): nothing enabled,
 * one priority for all, each source configured by its trigger; then each requested line.
 */
final class Startup {
  private static final long GICD_ENABLE = 1;
  private static final long GICC_ENABLE = 1;
  private static final long GIC_CPU_CTRL_EOI_MODE_NS = 1 << 9;
  private static final long GICD_INT_DEF_PRI = 0xa0;
  private static final long GICC_INT_PRI_THRESHOLD = 0xf0;
  private static final long EDGE = 2;

  private final Link link;
  private final Attachment gic;
  private final Set<Integer> lines = new HashSet<>();

  Startup(Link link, Attachment gic) {
    this.link = link;
    this.gic = gic;
  }

  void probe(boolean split) {
    for (Cpu cpu : gic.cpus()) {
      Map<Register, Long> configuration = new LinkedHashMap<>();
      for (Map.Entry<Integer, Integer> own : new Sources(gic.sources()).of(cpu).entrySet()) {
        int hwirq = own.getKey();
        long edge = gic.sources().get(own.getValue()) == Trigger.LEVEL ? 0 : EDGE;
        configuration.merge(Registers.config(hwirq), edge << 2 * (hwirq % 16), (a, b) -> a | b);
        preset(cpu, Registers.priority(hwirq), GICD_INT_DEF_PRI);
      }
      configuration.forEach((word, value) -> preset(cpu, word, value));
      preset(cpu, Registers.GIC_DIST_CTRL, GICD_ENABLE);
      preset(cpu, Registers.GIC_CPU_PRIMASK, GICC_INT_PRI_THRESHOLD);
      preset(cpu, Registers.GIC_CPU_CTRL, GICC_ENABLE | (split ? GIC_CPU_CTRL_EOI_MODE_NS : 0));
    }
  }

  /** A line is requested: delivered to a CPU, and enabled. Once for each line. */
  void request(int source, Cpu affinity) {
    if (lines.add(source)) {
      int hwirq = Sources.hwirq(source);
      preset(affinity, Registers.target(hwirq), 1L << affinity.number());
      preset(affinity, Registers.word(Registers.GIC_DIST_ENABLE_SET, hwirq), Registers.bit(hwirq));
    }
  }

  private void preset(Cpu cpu, Register register, long value) {
    link.boot(s -> gic.bus().preset(s, cpu, register, value));
  }
}
