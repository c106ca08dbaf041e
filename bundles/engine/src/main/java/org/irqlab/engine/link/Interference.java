package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.engine.machine.Executor.Obstacle;
import org.irqlab.engine.state.Slot;

/**
 * Who keeps whom from running. A CPU runs a stack of levels: a context can take a step only while
 * no higher level of its CPU is active, that is, elsewhere than at rest or asleep; a hard interrupt
 * can enter only while nobody on its CPU has interrupts off. A vCPU is a thread of the CPU below
 * it.
 */
final class Interference {
  private final List<Party> parties;

  Interference(List<Party> parties) {
    this.parties = parties;
  }

  /** What keeps a context from taking any step. */
  List<Obstacle> obstacles(Party a) {
    List<Obstacle> all = new ArrayList<>();
    for (Party b : parties) {
      if (b != a && a.cpu().isPresent() && b.cpu().isPresent()) {
        add(all, b, spot -> blocks(b, spot, a));
      }
    }
    return all;
  }

  /** What keeps a context from leaving a rest point, besides. */
  List<Obstacle> entryObstacles(Party a) {
    List<Obstacle> all = new ArrayList<>();
    if (a.level() == Level.HARDIRQ || a.level() == Level.SOFTIRQ) {
      for (Party b : parties) {
        if (b != a && a.cpu().isPresent() && b.cpu().isPresent()) {
          add(all, b, spot -> shutsOut(b, spot, a));
        }
      }
    }
    return all;
  }

  private static void add(List<Obstacle> all, Party b, Predicate<Spot> inTheWay) {
    boolean[] at = new boolean[b.program().spots().size()];
    boolean any = false;
    for (Spot spot : b.program().spots()) {
      at[spot.number] = inTheWay.test(spot);
      any |= at[spot.number];
    }
    if (any) {
      all.add(new Obstacle(b.pc(), at));
    }
  }

  private static boolean blocks(Party b, Spot spot, Party a) {
    Cpu mine = a.cpu().orElseThrow();
    Cpu theirs = b.cpu().orElseThrow();
    if (mine.equals(theirs)) {
      return b.level().above(a.level())
          ? active(spot)
          : !a.level().above(b.level()) && spot.mode.pinned() && !atInterrupt(a);
    }
    if (below(mine).equals(below(theirs))) {
      return theirs.isVirtual()
          ? !atInterruptOf(a) && spot.mode.hostPinned()
          : atInterrupt(b) ? active(spot) : spot.mode.pinned();
    }
    return false;
  }

  private static boolean shutsOut(Party b, Spot spot, Party a) {
    Cpu mine = a.cpu().orElseThrow();
    Cpu theirs = b.cpu().orElseThrow();
    if (mine.equals(theirs)) {
      return a.level() == Level.HARDIRQ && spot.mode.irqsOff()
          || b.level() == a.level() && active(spot);
    }
    return a.level() == Level.HARDIRQ
        && !mine.isVirtual()
        && theirs.isVirtual()
        && below(theirs).equals(mine)
        && spot.mode.hostIrqsOff();
  }

  private static boolean active(Spot spot) {
    return !spot.rest && !spot.asleep;
  }

  private static boolean atInterrupt(Party p) {
    return p.level() == Level.HARDIRQ || p.level() == Level.SOFTIRQ;
  }

  /** Whether a runs above all threads of its real CPU. */
  private static boolean atInterruptOf(Party a) {
    return atInterrupt(a) && !a.cpu().orElseThrow().isVirtual();
  }

  private static Cpu below(Cpu cpu) {
    return cpu.host().orElse(cpu);
  }

  /**
   * A context while it is being linked.
   *
   * @param index its number
   * @param name shown in traces
   * @param cpu its CPU, if any
   * @param level what it is to that CPU
   * @param program its program
   * @param pc its program counter
   */
  record Party(int index, String name, Optional<Cpu> cpu, Level level, Program program, Slot pc) {}
}
