package org.irqlab.device;

import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/** Whether a device is in use; it takes no room in the state unless somebody can reset it. */
final class InUse implements Guard {
  private final Link link;
  private Field reset;

  InUse(Link link) {
    this.link = link;
  }

  @Override
  public boolean holds(State s) {
    return reset == null || !s.is(reset);
  }

  Effect end() {
    Field field = field();
    return s -> s.set(field, true);
  }

  Effect begin() {
    Field field = field();
    return s -> s.set(field, false);
  }

  private Field field() {
    if (reset == null) {
      reset = link.layout().carried("reset", 2, Protection.register(link.instance()));
    }
    return reset;
  }
}
