package org.irqlab.device;

import java.util.Optional;
import org.irqlab.api.part.Link;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * How often a device may assert: as often as it likes, unless the scope has a bound.
 *
 * @param spent how often it has, if there is a bound
 */
record Budget(Optional<Field> spent) {
  /** The budget of one device. */
  static Budget of(Link link) {
    if (link.scope().assertions().isEmpty()) {
      return new Budget(Optional.empty());
    }
    int bound = link.scope().assertions().getAsInt();
    Protection own = Protection.register(link.instance());
    return new Budget(Optional.of(link.layout().field("assertions", bound + 1, own)));
  }

  boolean isLeft(State s) {
    return spent.map(field -> s.get(field) < field.values() - 1).orElse(true);
  }

  void spend(State s) {
    spent.ifPresent(field -> s.set(field, s.get(field) + 1));
  }
}
