package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Node;

/** A point while it is being linked: where a context stands between two steps. */
final class Spot implements Node {
  final Frame place;
  final boolean rest;
  final boolean asleep;
  final Mode mode;
  final List<Move> moves = new ArrayList<>();
  int number = -1;

  Spot(Frame place, boolean rest, boolean asleep, Mode mode) {
    this.place = place;
    this.rest = rest;
    this.asleep = asleep;
    this.mode = mode;
  }

  @Override
  public int resolve(State s) {
    return number;
  }

  /** What it waits for, for messages. */
  String waits() {
    String route = Frame.route(place);
    return (route.isEmpty() ? "" : route + ": ") + moves.get(0).step().name();
  }

  /** A step that leaves the point. */
  record Move(Step step, boolean takesLock, Guard condition, Node then, Node otherwise) {
    /** The same with another step. */
    Move of(Step other) {
      return new Move(other, takesLock, condition, then, otherwise);
    }
  }
}
