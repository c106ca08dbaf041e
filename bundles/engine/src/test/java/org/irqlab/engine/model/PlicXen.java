package org.irqlab.engine.model;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.way;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.link.MachineBuilder;
import org.irqlab.engine.machine.Machine;

/**
 * Model M1: level interrupts of a PLIC forwarded by Xen to one guest. A source closes its gate when
 * it is claimed and opens it when it is completed; the modes differ in who completes.
 */
public final class PlicXen {
  /** Who completes the physical source. */
  public enum Mode {
    /** The host, before the guest has served the device. */
    EARLY,
    /** The guest's own completion. */
    GUEST,
    /** Nobody. */
    NEVER
  }

  private final Mode mode;
  private final boolean monitored;
  private final int sources;
  private final int cpus;
  private final MachineBuilder machine = new MachineBuilder(Scope.SMALLEST);
  private final Field[] line;
  private final Field[] gate;
  private final Field[] pend;
  private final Field[] vpend;
  private final Field[] owed;
  private final Field[] inHand;
  private final Field inGuest;

  private PlicXen(int sources, int cpus, Mode mode, boolean monitored) {
    this.mode = mode;
    this.monitored = monitored;
    this.sources = sources;
    this.cpus = cpus;
    line = new Field[sources];
    gate = new Field[sources];
    pend = new Field[sources];
    vpend = new Field[sources];
    owed = new Field[sources];
    for (int i = 0; i < sources; i++) {
      line[i] = flag("device", "line", i);
      gate[i] = flag("plic", "gate", i);
      pend[i] = flag("plic", "pend", i);
      vpend[i] = flag("vplic", "vpend", i);
      owed[i] = machine.layout().flag("monitor/owed[" + i + "]", Protection.GHOST);
    }
    inHand = new Field[cpus];
    Arrays.setAll(inHand, c -> hand("cpu" + c));
    inGuest = hand("guest");
  }

  /**
   * The linked model.
   *
   * @param sources interrupt sources, N
   * @param cpus host CPUs, C
   * @param mode who completes
   */
  public static Machine machine(int sources, int cpus, Mode mode) {
    return new PlicXen(sources, cpus, mode, true).link();
  }

  /**
   * The linked model with nothing that condemns a storm, so that what comes after it is visited.
   *
   * @param sources interrupt sources, N
   * @param cpus host CPUs, C
   * @param mode who completes
   */
  public static Machine unmonitored(int sources, int cpus, Mode mode) {
    return new PlicXen(sources, cpus, mode, false).link();
  }

  private Field flag(String owner, String name, int i) {
    return machine.layout().in(owner).flag(name + "[" + i + "]", Protection.register(owner));
  }

  /** Which source somebody has in hand: 0 for none, otherwise its number and 1. */
  private Field hand(String owner) {
    return machine.layout().field(owner + "/source", sources + 1, Protection.LOCAL);
  }

  private Machine link() {
    for (int i = 0; i < sources; i++) {
      machine.context("source" + i, Optional.empty(), Level.HARDWARE, source(i));
    }
    for (int c = 0; c < cpus; c++) {
      machine.context("cpu" + c, Optional.of(Cpu.real(c)), Level.HARDIRQ, interrupt(inHand[c]));
    }
    machine.context("guest", Optional.empty(), Level.USER, guest());
    for (int i = 0; i < sources; i++) {
      int source = i;
      machine.watch("NoStall " + i, Verdict.STALL, s -> isStuck(s, source));
    }
    return machine.build();
  }

  private Routine source(int i) {
    return Routine.of(
        "gateway",
        "source" + i,
        "models.md, M1",
        rest(
            choose(
                way(guarded("raise", s -> !s.is(line[i]), s -> s.set(line[i], true)).env()),
                way(
                    guarded(
                        "forward",
                        s -> s.is(line[i]) && !s.is(gate[i]) && !s.is(pend[i]),
                        s -> s.set(pend[i], true))))));
  }

  private Routine interrupt(Field hand) {
    return Routine.of(
        "do_trap_irq",
        hand.name(),
        "models.md, M1",
        rest(choose(forEachSource(i -> claim(hand, i)))),
        step(
            "ackend",
            s -> {
              if (mode == Mode.EARLY) {
                complete(s, s.get(hand) - 1);
              }
            }),
        step(
            "inject",
            s -> {
              s.set(vpend[s.get(hand) - 1], true);
              s.set(hand, 0);
            }));
  }

  private Block.Way claim(Field hand, int i) {
    return way(
        guarded(
            "claim " + i,
            s -> s.is(pend[i]),
            s -> {
              if (monitored && s.is(owed[i])) {
                s.condemn(Verdict.STORM, "claimed again before it was served");
              }
              s.set(owed[i], true);
              s.set(pend[i], false);
              s.set(gate[i], true);
              s.set(hand, i + 1);
            }));
  }

  private Routine guest() {
    return Routine.of(
        "guest",
        "",
        "models.md, M1",
        rest(
            choose(
                forEachSource(
                    i ->
                        way(
                            guarded(
                                "vclaim " + i,
                                s -> s.is(vpend[i]),
                                s -> {
                                  s.set(vpend[i], false);
                                  s.set(inGuest, i + 1);
                                }))))),
        step(
            "service",
            s -> {
              s.set(line[s.get(inGuest) - 1], false);
              s.set(owed[s.get(inGuest) - 1], false);
            }),
        step(
            "vcomplete",
            s -> {
              int i = s.get(inGuest) - 1;
              if (mode == Mode.GUEST && s.is(gate[i])) {
                complete(s, i);
              }
              s.set(inGuest, 0);
            }));
  }

  private void complete(State s, int i) {
    s.set(gate[i], false);
    if (s.is(line[i])) {
      s.set(pend[i], true);
    }
  }

  private boolean isStuck(State s, int i) {
    if (!s.is(line[i]) || !s.is(gate[i]) || s.is(pend[i]) || s.is(vpend[i])) {
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
