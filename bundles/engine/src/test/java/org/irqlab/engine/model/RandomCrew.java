package org.irqlab.engine.model;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.irqsOff;
import static org.irqlab.api.routine.Code.leaveLoop;
import static org.irqlab.api.routine.Code.loop;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.way;
import static org.irqlab.api.routine.Code.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;

/**
 * Small machines that mean nothing, drawn from a seed: interrupt handlers, threads and guests on
 * one CPU or two, with fields of their own, fields under a lock and fields for all, loops, and
 * sections with interrupts off.
 */
public final class RandomCrew {
  private final Random random;
  private final MachineBuilder machine;
  private final Field[] shared = new Field[2];
  private final Lock lock;
  private final Field guarded;
  private final boolean quiet;
  private final Field owed;
  private final Field[] told = new Field[3];

  private RandomCrew(long seed) {
    random = new Random(seed);
    Scope.Timing timing = random.nextInt(4) == 0 ? Scope.Timing.PROMPT : Scope.Timing.ANY;
    machine = new MachineBuilder(new Scope(2, 1, timing, OptionalInt.empty(), 1, 1, 3));
    for (int i = 0; i < shared.length; i++) {
      shared[i] = machine.layout().flag("s" + i, Protection.SHARED);
    }
    lock =
        machine
            .layout()
            .lock("lock", random.nextBoolean() ? Lock.Kind.SPIN : Lock.Kind.SPIN_IRQSAVE);
    guarded = machine.layout().field("guarded", 3, Protection.guardedBy(lock));
    quiet = random.nextBoolean();
    owed = quiet ? machine.layout().flag("cause", Protection.SHARED) : machine.owed("source");
    for (int i = 0; i < told.length; i++) {
      told[i] = machine.layout().flag("told" + (char) ('a' + i), Protection.SHARED);
    }
  }

  /**
   * A machine.
   *
   * @param seed the same seed gives the same machine
   */
  public static Machine of(long seed) {
    return new RandomCrew(seed).link();
  }

  private Machine link() {
    machine.context(
        "device",
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "device",
            "",
            "test",
            rest(
                choose(
                    way(
                        guarded(
                                "assert",
                                s -> !s.is(shared[0]) && !s.is(owed),
                                s -> {
                                  s.set(shared[0], true);
                                  s.set(owed, true);
                                })
                            .env())))));
    Level[] levels = {Level.HARDIRQ, Level.THREAD, Level.USER, Level.HARDWARE};
    int contexts = 2 + random.nextInt(2);
    if (quiet || random.nextBoolean()) {
      boolean also = random.nextBoolean();
      machine.watch(
          "told",
          Verdict.DUPLICATE,
          s -> s.is(told[0]) && s.is(told[1]) && s.is(shared[1]) == also);
    }
    for (int c = 0; c < contexts; c++) {
      Level level = levels[c == 0 ? 0 : random.nextInt(levels.length)];
      Optional<Cpu> cpu =
          level == Level.HARDWARE ? Optional.empty() : Optional.of(Cpu.real(random.nextInt(2)));
      Field own = machine.layout().field("own" + c, 3, Protection.LOCAL);
      machine.context("c" + c, cpu, level, routine(c, own));
    }
    return machine.build();
  }

  private Routine routine(int c, Field own) {
    Block.Way[] ways = new Block.Way[1 + random.nextInt(2)];
    for (int w = 0; w < ways.length; w++) {
      Field field = shared[random.nextInt(shared.length)];
      boolean value = random.nextInt(4) > 0;
      Step first = guarded("way" + w, s -> s.is(field) == value, s -> s.set(own, 1));
      List<Block> then = new ArrayList<>();
      int length = 2 + random.nextInt(4);
      for (int i = 0; i < length; i++) {
        then.add(random.nextInt(3) == 0 ? word("w" + w + i, c) : block("w" + w + i, own));
      }
      boolean serves = random.nextInt(4) > 0;
      then.add(
          step(
              "end",
              s -> {
                s.set(field, !value);
                if (serves) {
                  s.set(owed, false);
                }
              }));
      ways[w] =
          way(
              !quiet && random.nextBoolean() ? first.counts(Mark.HOST_INTERRUPT) : first,
              then.toArray(new Block[0]));
    }
    return Routine.of("c" + c, "", "test", rest(choose(ways)));
  }

  /** Tells others something that nobody else writes, or asks what another has told. */
  private Block word(String name, int c) {
    boolean value = random.nextBoolean();
    if (random.nextBoolean()) {
      Block tell = step(name + " tell", s -> s.set(told[c], value));
      return random.nextBoolean()
          ? tell
          : seq(
              step(name + " tell more", s -> s.set(told[c], true)),
              step(name + " take back", s -> s.set(told[c], false)));
    }
    int other = (c + 1 + random.nextInt(2)) % 3;
    return test(
        name + " ask",
        s -> s.is(told[other]) == value,
        step(name + " heard", s -> s.set(shared[1], value)),
        nothing());
  }

  private Block block(String name, Field own) {
    int value = random.nextInt(3);
    Field field = shared[random.nextInt(shared.length)];
    Block local = step(name + " local", s -> s.set(own, (s.get(own) * 2 + value) % 3));
    return switch (random.nextInt(7)) {
      case 0 ->
          under(
              lock,
              step(name + " write", s -> s.set(guarded, value)),
              local,
              step(name + " add", s -> s.set(guarded, (s.get(guarded) + 1) % 3)));
      case 1 -> under(lock, step(name + " read", s -> s.set(own, s.get(guarded))));
      case 2 -> step(name + " shared", s -> s.set(field, value == 1));
      case 3 -> when(s -> s.get(own) == value, local, step(name + " again", s -> s.set(own, 0)));
      case 4 ->
          loop(
              step(name + " turn", s -> s.set(own, Math.min(2, s.get(own) + value))),
              when(s -> s.get(own) == 2, leaveLoop()));
      case 5 -> irqsOff(local, step(name + " off", s -> s.set(field, value == 0)));
      default -> local;
    };
  }
}
