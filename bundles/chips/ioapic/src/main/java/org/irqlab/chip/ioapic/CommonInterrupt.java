package org.irqlab.chip.ioapic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code.On;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;

/**
 * The entry of one CPU by vector: the CPU's acknowledge cycle gives the vector, {@code vector_irq}
 * the line (arch/x86/kernel/irq.c: common_interrupt, call_irq_handler).
 */
final class CommonInterrupt {
  private static final String FILE = "arch/x86/kernel/irq.c: ";
  private static final Exit SPURIOUS = new Exit("spurious");
  private static final Exit UNKNOWN = new Exit("no irq handler for vector");

  private final LocalApic lapic;
  private final Layout layout;
  private final Vectors vectors;

  CommonInterrupt(LocalApic lapic, Layout layout, Vectors vectors) {
    this.lapic = lapic;
    this.layout = layout;
    this.vectors = vectors;
  }

  Routine of(String instance, Cpu cpu, Map<Integer, Routine> domain) {
    List<Integer> pins = List.copyOf(new TreeMap<>(domain).keySet());
    Field vector = layout.field("vector[" + cpu.number() + "]", pins.size() + 2, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    for (int i = 0; i < pins.size(); i++) {
      Exit taken = new Exit("vector " + vectors.of(pins.get(i)));
      cases.put(i, leave(taken));
      exits.add(on(taken, call(domain.get(pins.get(i)))));
    }
    cases.put(pins.size(), leave(SPURIOUS));
    exits.add(on(SPURIOUS, step("spurious interrupt: no EOI", Effect.NOTHING)));
    exits.add(on(UNKNOWN, lapic.eoi(cpu)));
    Routine acknowledge =
        Routine.of(
                "interrupt acknowledge",
                instance,
                "Intel SDM volume 3, Interrupt Acceptance for Fixed Interrupts",
                lapic
                    .bus()
                    .acknowledge(
                        "CPU takes the vector", cpu, (s, v) -> s.set(vector, index(pins, (int) v))),
                dispatch(vector, cases, leave(UNKNOWN)))
            .withLocals(vector);
    return Routine.of(
        "common_interrupt",
        instance,
        FILE + "common_interrupt",
        call(acknowledge, exits.toArray(On[]::new)));
  }

  private int index(List<Integer> pins, int vector) {
    for (int i = 0; i < pins.size(); i++) {
      if (vectors.of(pins.get(i)) == vector) {
        return i;
      }
    }
    return vector == LocalApic.SPURIOUS_VECTOR ? pins.size() : pins.size() + 1;
  }
}
