package org.irqlab.engine.link;

import java.util.List;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Node;
import org.irqlab.engine.state.PackedState;

/** The nodes between points: they take no step. */
sealed interface Turn extends Node {
  /** Where they may lead, for walking the program. */
  List<Node> targets();

  /** A decision. */
  record Fork(Guard condition, Node then, Node otherwise) implements Turn {
    @Override
    public int resolve(State s) {
      return (condition.holds(s) ? then : otherwise).resolve(s);
    }

    @Override
    public List<Node> targets() {
      return List.of(then, otherwise);
    }
  }

  /** A decision by value. */
  record Choice(Field selector, List<Node> cases) implements Turn {
    @Override
    public int resolve(State s) {
      return cases.get(s.get(selector)).resolve(s);
    }

    @Override
    public List<Node> targets() {
      return cases;
    }
  }

  /** Locals that die. */
  record Death(List<Field> locals, Node next) implements Turn {
    @Override
    public int resolve(State s) {
      for (int i = 0; i < locals.size(); i++) {
        s.set(locals.get(i), 0);
      }
      return next.resolve(s);
    }

    @Override
    public List<Node> targets() {
      return List.of(next);
    }
  }

  /** A routine is entered. */
  record Entry(String routine, String instance, Node next) implements Turn {
    @Override
    public int resolve(State s) {
      State seen = s instanceof Seen through ? through.memory() : s;
      if (seen instanceof PackedState packed) {
        packed.entered(routine, instance);
      }
      return next.resolve(s);
    }

    @Override
    public List<Node> targets() {
      return List.of(next);
    }
  }

  /** An exit that the caller did not bind; an error only if the program can get there. */
  record Unbound(String message) implements Turn {
    @Override
    public int resolve(State s) {
      throw new LinkException(message);
    }

    @Override
    public List<Node> targets() {
      throw new LinkException(message);
    }
  }

  /** The head of a loop, known only when its body is. */
  final class Head implements Turn {
    private Node target;

    void leadsTo(Node node) {
      target = node;
    }

    @Override
    public int resolve(State s) {
      return target.resolve(s);
    }

    @Override
    public List<Node> targets() {
      return List.of(target);
    }
  }
}
