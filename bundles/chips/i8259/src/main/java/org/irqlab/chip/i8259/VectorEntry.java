package org.irqlab.chip.i8259;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * The entry of one CPU by vector: the pair gives it in the CPU's acknowledge cycle, {@code
 * vector_irq} gives the line (arch/x86/kernel/irq.c: common_interrupt; irqinit.c: init_IRQ). Lines
 * 7 and 15, which spurious interrupts have, go through the same flow if nobody has requested them,
 * and find no action there.
 */
final class VectorEntry {
  /** {@code ISA_IRQ_VECTOR(0)} (arch/x86/include/asm/irq_vectors.h). */
  static final int BASE = 0x30;

  private static final String FILE = "arch/x86/kernel/irq.c: ";
  private static final List<Integer> SPURIOUS = List.of(7, 15);
  private static final Exit UNKNOWN = new Exit("no irq handler for vector");

  private final Link link;
  private final Attachment pics;
  private final MaskAck maskAck;

  VectorEntry(Link link, Attachment pics, MaskAck maskAck) {
    this.link = link;
    this.pics = pics;
    this.maskAck = maskAck;
  }

  Routine of(String instance, Cpu cpu, Map<Integer, Routine> domain) {
    TreeSet<Integer> all = new TreeSet<>(domain.keySet());
    all.addAll(SPURIOUS);
    List<Integer> known = List.copyOf(all);
    Field vector =
        link.layout().field("vector[" + cpu.number() + "]", known.size() + 1, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      int irq = known.get(i);
      Exit taken = new Exit("vector " + (BASE + irq));
      cases.put(i, leave(taken));
      Routine flow = domain.get(irq);
      exits.add(on(taken, call(flow == null ? nobodys(instance, irq, cpu) : flow)));
    }
    exits.add(on(UNKNOWN, step("no irq handler for vector", Effect.NOTHING)));
    Routine acknowledge =
        Routine.of(
                "interrupt acknowledge",
                instance,
                "Intel 231468: Interrupt Sequence",
                pics.bus()
                    .acknowledge(
                        "CPU takes the vector",
                        cpu,
                        (s, v) -> s.set(vector, index(known, (int) v))),
                dispatch(vector, cases, leave(UNKNOWN)))
            .withLocals(vector);
    return Routine.of(
        "common_interrupt",
        instance,
        FILE + "common_interrupt",
        call(acknowledge, exits.toArray(On[]::new)));
  }

  private static int index(List<Integer> known, int vector) {
    int at = known.indexOf(vector - BASE);
    return at < 0 ? known.size() : at;
  }

  /** The flow of a line without action: masks, ends, and leaves it masked. */
  private Routine nobodys(String instance, int irq, Cpu cpu) {
    String own = instance + "/irq" + irq;
    return Routine.of(
        "handle_level_irq",
        own,
        "kernel/irq/chip.c: handle_level_irq",
        step("generic_handle_irq_desc", Effect.NOTHING)
            .counts(cpu.isVirtual() ? Mark.GUEST_INTERRUPT : Mark.HOST_INTERRUPT)
            .folded(),
        call(maskAck.of(own, irq, cpu)),
        step("no action: set IRQS_PENDING", Effect.NOTHING));
  }
}
