package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.under;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;

/**
 * {@code plic_handlers}: for each CPU a lock around its enable bits
 * (drivers/irqchip/irq-sifive-plic.c: struct plic_handler, plic_toggle).
 */
final class Handlers {
  private static final String FILE = "drivers/irqchip/irq-sifive-plic.c: ";

  private final Attachment plic;
  private final Contexts contexts;
  private final Map<Cpu, EnableWords> words = new LinkedHashMap<>();

  Handlers(Link link, Attachment plic, Contexts contexts, Lock.Kind kind) {
    this.plic = plic;
    this.contexts = contexts;
    for (Cpu cpu : plic.cpus()) {
      Lock lock = link.layout().lock("enable_lock[" + contexts.hart(cpu) + "]", kind);
      words.put(cpu, new EnableWords(lock, link.layout(), new TreeSet<>(plic.sources().keySet())));
    }
  }

  /**
   * {@code plic_toggle}: changes a source's enable bit of one CPU.
   *
   * @param instance what it is linked for
   * @param cpu the CPU it runs on
   * @param target whose enable bit
   * @param hwirq the source
   * @param enable the new value
   */
  Block toggle(String instance, Cpu cpu, Cpu target, int hwirq, boolean enable) {
    EnableWords handler = words.get(target);
    Routine inner =
        handler.toggle(
            "__plic_toggle",
            instance,
            FILE + "__plic_toggle",
            plic.bus(),
            cpu,
            contexts.enable(target, hwirq),
            hwirq,
            enable);
    return call(
        Routine.of(
            "plic_toggle", instance, FILE + "plic_toggle", under(handler.lock(), call(inner))));
  }
}
