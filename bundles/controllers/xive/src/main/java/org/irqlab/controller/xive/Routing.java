package org.irqlab.controller.xive;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The event assignment structure: whom the events of each source are for; those of a masked source
 * are dropped (QEMU hw/intc/xive.c: xive_router_notify). Firmware writes it for a kernel, which is
 * not modelled: here it is one register for each source.
 */
final class Routing implements Notified {
  private final List<Integer> sources;
  private final List<Presenter> presenters;
  private final List<Field> targets = new ArrayList<>();
  private final String masked;

  Routing(Layout layout, Protection registers, List<Integer> sources, List<Presenter> presenters) {
    this.sources = List.copyOf(sources);
    this.presenters = List.copyOf(presenters);
    for (int source : sources) {
      targets.add(layout.field("eas[" + source + "].target", presenters.size() + 1, registers));
    }
    this.masked = "event dropped, its source has no target";
  }

  @Override
  public void event(State s, int source) {
    int index = sources.indexOf(source);
    int target = s.get(targets.get(index));
    if (target == 0) {
      s.note(masked);
    } else {
      presenters.get(target - 1).enqueue(s, index);
    }
  }

  /** The target of a source: 0, or 1 + the number of a CPU. */
  long read(State s, int source) {
    return s.get(targets.get(sources.indexOf(source)));
  }

  /** Sets the target of a source; one that does not exist masks it. */
  void write(State s, int source, long target) {
    boolean exists = target >= 0 && target <= presenters.size();
    s.set(targets.get(sources.indexOf(source)), exists ? (int) target : 0);
  }
}
