package org.irqlab.engine.model;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.way;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;

/**
 * Model M2: INTx of a device that cannot mask it (DisINTx-), forwarded through VFIO, which disables
 * the interrupt lazily or at once, on controllers that differ in what they do at the end of an
 * interrupt whose line is still high.
 */
public final class DisintxLazy {
  /** What the controller does at the end of an interrupt. */
  public enum Controller {
    /** Presents the source again while its line is high. */
    LEVEL,
    /** Presents once, by the letter: stuck if the line is high at the end of interrupt. */
    STRICT,
    /** Presents once, but remembers that the line fell since. */
    LATCH
  }

  private static final int IDLE = 0;
  private static final int RAISED = 1;
  private static final int IN_SERVICE = 2;
  private static final int STUCK = 3;

  private final Variant variant;
  private final int sources;
  private final MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
  private final Field[] line;
  private final Field[] ctl;
  private final Field[] fell;
  private final Field[] cmask;
  private final Field[] depth;
  private final Field[] ipend;
  private final Field[] vmasked;
  private final Field[] vline;
  private final Field[] cnt;
  private final Field[] inHand;
  private final Field inGuest;

  /**
   * What is varied.
   *
   * @param sources interrupt sources, N
   * @param cpus host CPUs, C
   * @param controller the controller
   * @param lazy whether a disabled source stays unmasked at the controller
   * @param separate whether the guest has a CPU of its own
   * @param bound most isolated interrupts, B
   */
  public record Variant(
      int sources, int cpus, Controller controller, boolean lazy, boolean separate, int bound) {}

  private DisintxLazy(Variant variant) {
    this.variant = variant;
    this.sources = variant.sources();
    line = new Field[sources];
    ctl = new Field[sources];
    fell = new Field[sources];
    cmask = new Field[sources];
    depth = new Field[sources];
    ipend = new Field[sources];
    vmasked = new Field[sources];
    vline = new Field[sources];
    cnt = new Field[sources];
    for (int i = 0; i < sources; i++) {
      line[i] = field("device", "line", i, 2);
      ctl[i] = field("controller", "ctl", i, 4);
      fell[i] = field("controller", "fell", i, 2);
      cmask[i] = field("controller", "cmask", i, 2);
      depth[i] = field("desc", "depth", i, 2);
      ipend[i] = field("desc", "ipend", i, 2);
      vmasked[i] = field("vfio", "masked", i, 2);
      vline[i] = field("guest", "line", i, 2);
      cnt[i] = field("monitor", "cnt", i, variant.bound() + 1);
    }
    inHand = new Field[variant.cpus()];
    Arrays.setAll(inHand, c -> hand("cpu" + c));
    inGuest = hand("guest");
  }

  /** The linked model. */
  public static Machine machine(Variant variant) {
    return new DisintxLazy(variant).link();
  }

  private Field field(String owner, String name, int i, int values) {
    return machine
        .layout()
        .in(owner)
        .field(name + "[" + i + "]", values, Protection.register(owner));
  }

  /** Which source somebody has in hand: 0 for none, otherwise its number and 1. */
  private Field hand(String owner) {
    return machine.layout().field(owner + "/source", sources + 1, Protection.LOCAL);
  }

  private Machine link() {
    for (int i = 0; i < sources; i++) {
      machine.context("source" + i, Optional.empty(), Level.HARDWARE, source(i));
    }
    for (int c = 0; c < variant.cpus(); c++) {
      machine.context("cpu" + c, Optional.of(Cpu.real(c)), Level.HARDIRQ, interrupt(inHand[c]));
    }
    machine.context(
        "guest",
        variant.separate() ? Optional.empty() : Optional.of(Cpu.real(0)),
        Level.USER,
        guest());
    for (int i = 0; i < sources; i++) {
      int source = i;
      machine.watch("NoStall " + i, Verdict.STALL, s -> isStuck(s, source));
    }
    return machine.build();
  }

  private Routine source(int i) {
    return Routine.of(
        "controller",
        "source" + i,
        "models.md, M2",
        rest(
            choose(
                way(guarded("raise", s -> !s.is(line[i]), s -> s.set(line[i], true)).env()),
                way(
                    guarded(
                        "present",
                        s -> s.is(line[i]) && s.get(ctl[i]) == IDLE && !s.is(cmask[i]),
                        s -> s.set(ctl[i], RAISED))))));
  }

  private Routine interrupt(Field hand) {
    return Routine.of(
        "handle_fasteoi_irq",
        hand.name(),
        "models.md, M2",
        rest(choose(forEachSource(i -> take(hand, i)))),
        test(flow(hand), s -> s.is(depth[s.get(hand) - 1]), leave(), nothing()),
        step("handler", s -> disable(s, s.get(hand) - 1)),
        step("eventfd", s -> s.set(vline[s.get(hand) - 1], true)),
        step(
            "flowend",
            s -> {
              eoi(s, s.get(hand) - 1);
              s.set(hand, 0);
            }));
  }

  private Block.Way take(Field hand, int i) {
    return way(
        guarded(
            "take " + i,
            s -> s.get(ctl[i]) == RAISED,
            s -> {
              if (s.get(cnt[i]) == variant.bound()) {
                s.condemn(Verdict.STORM, "taken too often");
                return;
              }
              s.set(cnt[i], s.get(cnt[i]) + 1);
              s.set(ctl[i], IN_SERVICE);
              s.set(hand, i + 1);
            }));
  }

  private Step flow(Field hand) {
    return step(
        "flow",
        s -> {
          int i = s.get(hand) - 1;
          if (s.is(depth[i])) {
            s.set(ipend[i], true);
            s.set(cmask[i], true);
            eoi(s, i);
            s.set(hand, 0);
          } else {
            s.set(ipend[i], false);
          }
        });
  }

  private void disable(State s, int i) {
    if (s.is(depth[i]) || s.is(vmasked[i])) {
      s.condemn(Verdict.UNBALANCED, "masked twice");
    }
    s.set(depth[i], 1);
    s.set(vmasked[i], true);
    if (!variant.lazy()) {
      s.set(cmask[i], true);
    }
  }

  private void eoi(State s, int i) {
    boolean stuck =
        switch (variant.controller()) {
          case LEVEL -> false;
          case STRICT -> s.is(line[i]);
          case LATCH -> s.is(line[i]) && !s.is(fell[i]);
        };
    s.set(ctl[i], stuck ? STUCK : IDLE);
    s.set(fell[i], false);
  }

  private Routine guest() {
    return Routine.of(
        "guest",
        "",
        "models.md, M2",
        rest(
            choose(
                forEachSource(
                    i ->
                        way(
                            guarded(
                                "gtake " + i, s -> s.is(vline[i]), s -> s.set(inGuest, i + 1)))))),
        step("service", s -> service(s, s.get(inGuest) - 1)),
        step("geoi", s -> s.set(vline[s.get(inGuest) - 1], false)),
        step(
            "unmask",
            s -> {
              unmask(s, s.get(inGuest) - 1);
              s.set(inGuest, 0);
            }));
  }

  private void service(State s, int i) {
    boolean presented = s.get(ctl[i]) == RAISED || s.get(ctl[i]) == IN_SERVICE;
    if (variant.controller() == Controller.LATCH && s.is(line[i]) && presented) {
      s.set(fell[i], true);
    }
    s.set(line[i], false);
    s.set(cnt[i], 0);
  }

  private void unmask(State s, int i) {
    if (s.is(vmasked[i])) {
      if (!s.is(depth[i])) {
        s.condemn(Verdict.UNBALANCED, "enabled twice");
      }
      s.set(vmasked[i], false);
      s.set(depth[i], 0);
      s.set(ipend[i], false);
      if (s.is(cmask[i])) {
        s.set(cmask[i], false);
        if (s.get(ctl[i]) == STUCK) {
          s.set(ctl[i], IDLE);
        }
      }
    }
    s.set(cnt[i], 0);
  }

  private boolean isStuck(State s, int i) {
    if (!s.is(line[i])
        || s.get(ctl[i]) == RAISED
        || s.get(ctl[i]) == IDLE && !s.is(cmask[i])
        || s.is(vline[i])) {
      return false;
    }
    for (Field hand : inHand) {
      if (s.get(hand) == i + 1) {
        return false;
      }
    }
    return s.get(inGuest) != i + 1;
  }

  private Block.Way[] forEachSource(IntFunction<Block.Way> way) {
    Block.Way[] ways = new Block.Way[sources];
    Arrays.setAll(ways, way);
    return ways;
  }
}
