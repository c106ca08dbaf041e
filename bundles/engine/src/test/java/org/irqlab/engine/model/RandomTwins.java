package org.irqlab.engine.model;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;

/**
 * Small machines that mean nothing, drawn from a seed: some contexts of one routine, each with
 * fields of its own; fields for all; a field that says which of them was last; and one more context
 * that picks one of them. One machine in four has a member that differs in something.
 */
public final class RandomTwins {
  private final Random random;
  private final MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
  private final int members;
  private final int odd;
  private final Field[][] own;
  private final Field[] shared = new Field[2];
  private final Field last;
  private final Field picked;

  private RandomTwins(long seed) {
    random = new Random(seed);
    members = 2 + random.nextInt(3);
    odd = random.nextInt(4) == 0 ? random.nextInt(members) : -1;
    own = new Field[2][members];
    for (Field[] row : own) {
      String name = row == own[0] ? "a" : "b";
      int values = 2 + random.nextInt(2);
      Arrays.setAll(
          row, m -> machine.layout().field(name + "[" + m + "]", values, Protection.SHARED));
    }
    for (int i = 0; i < shared.length; i++) {
      shared[i] = machine.layout().field("s" + (char) ('a' + i), 2, Protection.SHARED);
    }
    last = machine.layout().field("last", members + 1, Protection.SHARED);
    picked = machine.layout().field("picked", members + 1, Protection.SHARED);
  }

  /**
   * A machine.
   *
   * @param seed the same seed gives the same machine
   */
  public static Machine of(long seed) {
    return new RandomTwins(seed).link();
  }

  /** Whether the machine of a seed has a member that differs. */
  public static boolean isOdd(long seed) {
    return new RandomTwins(seed).odd >= 0;
  }

  private Machine link() {
    int[] draws = random.ints(40, 0, 1 << 16).toArray();
    for (int m = 0; m < members; m++) {
      machine.context("twin" + m, Optional.empty(), Level.HARDWARE, twin(m, draws));
    }
    machine.context("picker", Optional.empty(), Level.HARDWARE, picker(draws));
    for (int m = 0; m < members; m++) {
      int member = m;
      machine.watch(
          "bad " + m,
          Verdict.STALL,
          s ->
              s.get(own[0][member]) == draws[30] % own[0][member].values()
                  && s.get(own[1][member]) == 1
                  && s.get(last) == member + 1
                  && s.is(shared[0]) == (draws[31] % 2 == 0)
                  && (draws[32] % 2 == 0 || s.get(picked) == member + 1));
    }
    return machine.build();
  }

  private Routine twin(int m, int[] draws) {
    Block.Way[] ways = new Block.Way[2];
    for (int w = 0; w < ways.length; w++) {
      int d = 7 * w;
      Field read = field(draws[d], m);
      Field written = field(draws[d + 1], m);
      Field after = field(draws[d + 2], m);
      int expected = draws[d + 3] % read.values();
      int value = (draws[d + 4] + (m == odd ? 1 : 0)) % written.values();
      boolean tells = draws[d + 5] % 2 == 0;
      ways[w] =
          way(
              guarded(
                  "way" + (char) ('a' + w),
                  s -> s.get(read) == expected,
                  s -> {
                    s.set(written, value);
                    if (tells) {
                      s.set(last, m + 1);
                    }
                  }),
              step("then", s -> s.set(after, draws[d + 6] % after.values())));
    }
    return Routine.of("twin", "twin" + m, "test", rest(choose(ways)));
  }

  private Field field(int draw, int m) {
    return draw % 3 == 0 ? shared[draw / 3 % 2] : own[draw % 3 - 1][m];
  }

  private Routine picker(int[] draws) {
    Block.Way[] ways = new Block.Way[members];
    for (int m = 0; m < members; m++) {
      int member = m;
      ways[m] =
          way(
              guarded(
                  "pick " + m,
                  s -> s.get(own[0][member]) == draws[20] % own[0][member].values(),
                  s -> s.set(picked, member + 1)),
              step(
                  "use",
                  s -> {
                    if (s.get(picked) > 0) {
                      s.set(own[1][s.get(picked) - 1], draws[21] % own[1][0].values());
                    }
                    s.set(picked, draws[22] % 2 == 0 ? 0 : s.get(picked));
                    s.set(shared[0], draws[23] % 2);
                  }));
    }
    return Routine.of("picker", "", "test", rest(choose(ways)));
  }
}
