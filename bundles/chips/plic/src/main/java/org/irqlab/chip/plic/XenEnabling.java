package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import java.util.TreeSet;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.XenIrqController.XenDesc;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;

/**
 * The half that both types share: {@code enable} and {@code disable}, with one lock for the whole
 * controller; the status is written before the controller when enabling and after it when disabling
 * (as xen/arch/riscv/aplic.c: aplic_irq_enable, aplic_irq_disable).
 */
final class XenEnabling {
  private static final String FILE = "as xen/arch/riscv/aplic.c: ";

  private final Attachment plic;
  private final Contexts contexts;
  private final Startup startup;
  private final EnableWords words;
  private final boolean endEnables;

  /**
   * The half.
   *
   * @param link where its lock goes
   * @param plic the controller
   * @param contexts its contexts
   * @param startup programs it
   * @param endEnables whether a source that is disabled when it ends is enabled meanwhile
   */
  XenEnabling(Link link, Attachment plic, Contexts contexts, Startup startup, boolean endEnables) {
    this.plic = plic;
    this.contexts = contexts;
    this.startup = startup;
    this.endEnables = endEnables;
    Lock lock = link.layout().lock("plic.lock", Lock.Kind.SPIN);
    this.words = new EnableWords(lock, link.layout(), new TreeSet<>(plic.sources().keySet()));
  }

  /** An operation exists for an interrupt that is set up, which is enabled for its CPU. */
  void started(XenDesc irq) {
    startup.request(irq.source(), irq.affinity());
  }

  Routine enable(XenDesc irq, Cpu cpu) {
    started(irq);
    return of(
        "plic_irq_enable", "aplic_irq_enable", irq, cpu, status(irq, false), bit(irq, cpu, true));
  }

  Routine disable(XenDesc irq, Cpu cpu) {
    started(irq);
    return of(
        "plic_irq_disable", "aplic_irq_disable", irq, cpu, bit(irq, cpu, false), status(irq, true));
  }

  /**
   * A completion, which the controller ignores while the source is disabled (PLIC specification,
   * Interrupt Completion); drivers/irqchip/irq-sifive-plic.c: plic_irq_eoi enables it meanwhile.
   *
   * @param irq whose; its descriptor's lock is held
   * @param cpu where it runs
   * @param complete the write
   */
  Block completed(XenDesc irq, Cpu cpu, Block complete) {
    return endEnables
        ? either(
            s -> s.is(irq.disabled()),
            seq(bit(irq, cpu, true), complete, bit(irq, cpu, false)),
            complete)
        : complete;
  }

  private static Block status(XenDesc irq, boolean disabled) {
    String name = disabled ? "set IRQ_DISABLED" : "clear IRQ_DISABLED";
    return step(name, s -> s.set(irq.disabled(), disabled)).folded();
  }

  private Block bit(XenDesc irq, Cpu cpu, boolean enable) {
    return under(
        words.lock(),
        call(
            words.toggle(
                "plic_toggle",
                instance(irq, cpu),
                "PLIC specification, Interrupt Enables",
                plic.bus(),
                cpu,
                contexts.enable(irq.affinity(), irq.source()),
                irq.source(),
                enable)));
  }

  private static Routine of(String name, String like, XenDesc irq, Cpu cpu, Block... body) {
    return Routine.of(name, instance(irq, cpu), FILE + like, body);
  }

  private static String instance(XenDesc irq, Cpu cpu) {
    return irq.name() + "@" + cpu.name();
  }
}
