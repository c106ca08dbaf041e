package org.irqlab.engine.model;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;

/** Small machines that mean nothing, drawn from a seed. */
public final class RandomMachine {
  private final Random random;
  private final MachineBuilder machine;
  private final Field[] fields = new Field[4];
  private final Field owed;

  private RandomMachine(long seed) {
    random = new Random(seed);
    Scope.Timing timing = random.nextInt(4) == 0 ? Scope.Timing.PROMPT : Scope.Timing.ANY;
    machine = new MachineBuilder(new Scope(1, 1, timing, OptionalInt.empty(), 1, 1, 3));
    for (int i = 0; i < fields.length; i++) {
      fields[i] = machine.layout().field("f" + i, 2 + random.nextInt(2), Protection.SHARED);
    }
    owed = machine.owed("source");
  }

  /**
   * A machine.
   *
   * @param seed the same seed gives the same machine
   */
  public static Machine of(long seed) {
    return new RandomMachine(seed).link();
  }

  private Machine link() {
    Level[] levels = {Level.HARDWARE, Level.HARDIRQ, Level.THREAD, Level.USER};
    int contexts = 2 + random.nextInt(3);
    for (int c = 0; c < contexts; c++) {
      Block.Way[] ways = new Block.Way[1 + random.nextInt(3)];
      for (int w = 0; w < ways.length; w++) {
        Block[] then = new Block[random.nextInt(3)];
        for (int t = 0; t < then.length; t++) {
          then[t] = effect("then" + w + t, Guard.ALWAYS);
        }
        ways[w] = way(first("way" + w), then);
      }
      Block wait = random.nextInt(8) == 0 ? choose(ways) : rest(choose(ways));
      machine.context(
          "c" + c, Optional.empty(), levels[random.nextInt(4)], Routine.of("r", "", "test", wait));
    }
    return machine.build();
  }

  private Step first(String name) {
    Field field = fields[random.nextInt(fields.length)];
    int value = random.nextInt(field.values());
    if (random.nextInt(4) == 0) {
      return guarded(
              name,
              s -> s.get(field) == value && !s.is(owed),
              s -> {
                s.set(owed, true);
                s.set(field, (value + 1) % field.values());
              })
          .env();
    }
    return effect(name, s -> s.get(field) == value);
  }

  private Step effect(String name, Guard guard) {
    Field field = fields[random.nextInt(fields.length)];
    int value = random.nextInt(field.values());
    boolean serves = random.nextInt(4) == 0;
    Step step =
        guard == Guard.ALWAYS
            ? step(name, s -> set(s, field, value, serves))
            : guarded(name, guard, s -> set(s, field, value, serves));
    return random.nextInt(4) == 0 ? step.counts(Mark.HOST_INTERRUPT) : step;
  }

  private void set(State s, Field field, int value, boolean serves) {
    s.set(field, value);
    if (serves) {
      s.set(owed, false);
    }
  }
}
