package org.irqlab.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.model.DisintxLazy;
import org.irqlab.engine.model.PlicXen;

/**
 * A model that both checkers have.
 *
 * @param model name of SPIN's file
 * @param sources interrupt sources, N
 * @param cpus host CPUs, C
 * @param states states it is known to have
 * @param transitions transitions it is known to have, the initial one counted
 */
record Subject(String model, int sources, int cpus, long states, long transitions) {
  private static final String PLIC = "plic-xen";
  private static final String DISINTX = "disintx-lazy";

  /** What is compared. */
  static final List<Subject> USUAL =
      List.of(
          new Subject(PLIC, 7, 1, 417_792, 2_179_073),
          new Subject(DISINTX, 5, 2, 597_504, 2_909_441),
          new Subject(DISINTX, 6, 2, 4_126_720, 22_413_313));

  /** What takes minutes each. */
  static final List<Subject> LARGE =
      List.of(
          new Subject(PLIC, 8, 2, 8_781_824, 56_983_553),
          new Subject(PLIC, 10, 1, 49_545_216, 338_821_121));

  /** What is small enough to look for fair runs without end. */
  static final List<Subject> SMALL =
      List.of(
          new Subject(PLIC, 1, 1, 9, 11),
          new Subject(PLIC, 2, 1, 68, 139),
          new Subject(PLIC, 3, 1, 448, 1_281),
          new Subject(PLIC, 5, 1, 15_104, 61_441));

  static Subject of(String model, int sources, int cpus) {
    return Stream.of(USUAL, LARGE, SMALL)
        .flatMap(List::stream)
        .filter(s -> s.model.equals(model) && s.sources == sources && s.cpus == cpus)
        .findFirst()
        .orElseThrow();
  }

  /** Links irqlab's version. */
  Machine machine() {
    return model.equals(PLIC)
        ? PlicXen.machine(sources, cpus, PlicXen.Mode.GUEST)
        : DisintxLazy.machine(
            new DisintxLazy.Variant(sources, cpus, DisintxLazy.Controller.LATCH, false, true, 2));
  }

  /** Fails unless a checker counted what it should. */
  void check(String who, long foundStates, long foundTransitions) {
    if (foundStates != states || foundTransitions != transitions) {
      throw new IllegalStateException(
          who + " counts " + foundStates + "/" + foundTransitions + " in " + this);
    }
  }

  @Override
  public String toString() {
    return model + " N=" + sources + " C=" + cpus;
  }
}
