package org.irqlab.chip.plic;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dispatch;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.part.Bus;
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
 * Claims and handles until a claim returns 0. What was claimed becomes a place in the program at
 * once, so the number itself is dead before it is handled.
 */
final class ClaimLoop {
  private static final Exit NOTHING = new Exit("0");
  private static final Exit UNKNOWN = new Exit("no mapping");

  private final Bus bus;
  private final Contexts contexts;
  private final Layout layout;

  ClaimLoop(Bus bus, Contexts contexts, Layout layout) {
    this.bus = bus;
    this.contexts = contexts;
    this.layout = layout;
  }

  /**
   * The loop of one CPU.
   *
   * @param condition name of the routine that stands for the loop's condition
   * @param instance what it is linked for
   * @param source where the loop is
   * @param cpu the CPU
   * @param handlers what handles each source; any other is warned of and left alone
   */
  Block of(
      String condition, String instance, String source, Cpu cpu, Map<Integer, Routine> handlers) {
    List<Integer> known = List.copyOf(new TreeMap<>(handlers).keySet());
    int unknown = known.size() + 1;
    Field hwirq = layout.field("hwirq[" + contexts.hart(cpu) + "]", unknown + 1, Protection.LOCAL);
    Map<Integer, Block> cases = new HashMap<>();
    List<On> exits = new ArrayList<>();
    cases.put(0, leave(NOTHING));
    exits.add(on(NOTHING, leaveLoop()));
    for (int i = 0; i < known.size(); i++) {
      Exit claimed = new Exit("hwirq " + known.get(i));
      cases.put(i + 1, leave(claimed));
      exits.add(on(claimed, call(handlers.get(known.get(i)))));
    }
    exits.add(on(UNKNOWN, step("can't find mapping for hwirq", Effect.NOTHING)));
    Routine claim =
        Routine.of(
                condition,
                instance,
                source,
                bus.read(
                    "readl(claim)",
                    cpu,
                    contexts.claim(cpu),
                    (s, id) -> s.set(hwirq, index(known, id, unknown))),
                dispatch(hwirq, cases, leave(UNKNOWN)))
            .withLocals(hwirq);
    return loop(call(claim, exits.toArray(new On[0])));
  }

  private static int index(List<Integer> known, long id, int unknown) {
    if (id == 0) {
      return 0;
    }
    int at = known.indexOf((int) id);
    return at < 0 ? unknown : at + 1;
  }
}
