package org.irqlab.engine.verdict;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;

/** Pieces of the small machines that tests are made of. */
final class Machines {
  private Machines() {}

  static Field flag(Link link, String name) {
    return link.layout().flag(name, Protection.SHARED);
  }

  /** A wait in which a context rests until one step can be taken, and what follows. */
  static Block idle(Step first, Block... then) {
    return rest(choose(way(first, then)));
  }

  static Step when(String name, Guard guard, Effect effect) {
    return guarded(name, guard, effect);
  }

  static void hardware(Link link, String name, Block... body) {
    link.context(name, Optional.empty(), Level.HARDWARE, routine(name, body));
  }

  static void user(Link link, String name, Block... body) {
    link.context(name, Optional.empty(), Level.USER, routine(name, body));
  }

  static Routine routine(String name, Block... body) {
    return Routine.of(name, "", "test", body);
  }

  /** A device that asserts whenever its line is low: the line rises and work is owed. */
  static void device(Link link, Field line, Field owed) {
    hardware(
        link,
        "device",
        idle(
            when(
                    "assert",
                    s -> !s.is(line),
                    s -> {
                      s.set(line, true);
                      s.set(owed, true);
                    })
                .env()));
  }

  static Checker.Request workers(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers);
  }

  static Scope timing(Scope.Timing timing) {
    return new Scope(1, 1, timing, OptionalInt.empty(), 1, 1, 3);
  }
}
