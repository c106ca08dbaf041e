package org.irqlab.chip.gic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.seq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;

/**
 * Acknowledges and handles until there is nothing (drivers/irqchip/irq-gic.c: gic_handle_irq). With
 * EOImode split the priority drops before the handler runs. What was acknowledged becomes a place
 * in the program at once.
 */
final class AcknowledgeLoop {
  private static final Exit SPURIOUS = new Exit("1023");
  private static final int ID_MASK = 0x3ff;

  private final Attachment gic;
  private final Layout layout;
  private final boolean split;

  AcknowledgeLoop(Attachment gic, Layout layout, boolean split) {
    this.gic = gic;
    this.layout = layout;
    this.split = split;
  }

  /**
   * The loop of one CPU.
   *
   * @param instance what it is linked for
   * @param source where the loop is
   * @param cpu the CPU
   * @param handlers what handles each source; any other is acknowledged and left alone
   */
  Block of(String instance, String source, Cpu cpu, Map<Integer, Routine> handlers) {
    SortedMap<Integer, Integer> sources = new Sources(gic.sources()).of(cpu);
    List<Integer> known = List.copyOf(sources.keySet());
    Field irqnr = layout.field("irqnr[" + cpu.number() + "]", known.size() + 1, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    exits.add(on(SPURIOUS, leaveLoop()));
    for (int i = 0; i < known.size(); i++) {
      int hwirq = known.get(i);
      Exit acknowledged = new Exit("irqnr " + hwirq);
      cases.put(i + 1, leave(acknowledged));
      Routine handler = handlers.get(sources.get(hwirq));
      exits.add(
          on(
              acknowledged,
              seq(
                  split ? drop(cpu, hwirq) : nothing(),
                  handler == null ? nothing() : call(handler))));
    }
    Routine acknowledge =
        Routine.of(
                "acknowledge",
                instance,
                source,
                gic.bus()
                    .read(
                        "readl(GIC_CPU_INTACK)",
                        cpu,
                        Registers.GIC_CPU_INTACK,
                        (s, irqstat) -> s.set(irqnr, known.indexOf((int) irqstat & ID_MASK) + 1)),
                dispatch(irqnr, cases, leave(SPURIOUS)))
            .withLocals(irqnr);
    return loop(call(acknowledge, exits.toArray(new On[0])));
  }

  private Block drop(Cpu cpu, int hwirq) {
    return gic.bus()
        .write("writel(" + hwirq + ", GIC_CPU_EOI)", cpu, Registers.GIC_CPU_EOI, s -> hwirq);
  }
}
