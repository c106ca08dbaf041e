package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.record.Footprint;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.state.SlotPool;

/** The last pass of the linker: records every step and puts the machine together. */
final class Assembly {
  /** Most cases recorded of one step; beyond it its footprint is a lower bound. */
  static final int BUDGET = 100_000;

  private final PackedLayout layout;
  private final List<Interference.Party> parties;
  private final Map<Cpu, Guard> residency;
  private final Rules rules;
  private final List<Field> paced;
  private final Views views;
  private final Recorder recorder;
  private final List<Transition> transitions = new ArrayList<>();
  private final List<BitSet> touched = new ArrayList<>();

  Assembly(
      PackedLayout layout,
      List<Interference.Party> parties,
      Map<Cpu, Guard> residency,
      Rules rules,
      List<Field> paced,
      Views views) {
    this.layout = layout;
    this.views = views;
    this.paced = paced;
    this.parties = parties;
    this.residency = residency;
    this.rules = rules;
    this.recorder = new Recorder(layout.slots().size(), BUDGET);
  }

  Machine machine(List<Effect> boot, List<Watch> watches, List<Slot> owed, Scope scope) {
    rules.checkDecisions(layout.slots(), recorder);
    Interference interference = new Interference(parties);
    List<Executor> contexts = new ArrayList<>();
    for (Interference.Party party : parties) {
      touched.add(new BitSet());
      contexts.add(
          new Executor(
              party.index(),
              party.name(),
              party.cpu(),
              party.level(),
              party.pc(),
              party.program().spots().stream().map(spot -> point(party, spot)).toList(),
              interference.obstacles(party),
              interference.entryObstacles(party)));
    }
    Rules.checkLocals(
        layout.slots(), parties.stream().map(Interference.Party::name).toList(), touched);
    watches.forEach(w -> recorder.record(w.name(), s -> w.bad().holds(s) ? 1 : 0));
    return new Machine(
        layout,
        initial(boot),
        List.copyOf(contexts),
        List.copyOf(transitions),
        List.copyOf(watches),
        List.copyOf(owed),
        scope,
        List.copyOf(rules.warnings()));
  }

  private Executor.Point point(Interference.Party party, Spot spot) {
    List<Transition> leaving = new ArrayList<>();
    for (Spot.Move move : spot.moves) {
      leaving.add(transition(party, spot, move));
    }
    return new Executor.Point(
        spot.number, spot.rest, spot.asleep, spot.waits(), List.copyOf(leaving));
  }

  /** Steps of the environment are far apart: what is counted in a short time starts anew. */
  private Spot.Move paced(Spot.Move move) {
    if (!move.step().environment() || paced.isEmpty()) {
      return move;
    }
    Effect own = move.step().effect();
    return move.of(
        move.step()
            .doing(
                s -> {
                  own.on(s);
                  paced.forEach(field -> s.set(field, 0));
                }));
  }

  /** A step inside a guest is taken only while its virtual CPU is there. */
  private Spot.Move gated(Interference.Party party, Spot spot, Spot.Move move) {
    Guard resident = party.cpu().map(residency::get).orElse(null);
    if (resident == null || Frame.isTrapped(spot.place)) {
      return move;
    }
    Guard own = move.step().guard();
    return move.of(move.step().when(s -> resident.holds(s) && own.holds(s)));
  }

  private Transition transition(Interference.Party party, Spot spot, Spot.Move own) {
    String route = Frame.route(spot.place);
    Spot.Move direct = paced(gated(party, spot, own));
    String name = (route.isEmpty() ? "" : route + ": ") + own.step().name();
    String full = party.name() + ": " + name;
    Spot.Move move =
        views.through(party, direct, () -> recorder.record(full, s -> whole(direct, s)));
    Footprint.Parts footprint = footprint(full, own, move);
    if (!views.isMemory(party)) {
      rules.checkAccess(full, footprint.own(), layout.slots(), spot.place);
    }
    Footprint whole = footprint.whole();
    touched.get(party.index()).or(whole.touched());
    Transition transition =
        new Transition(
            transitions.size(),
            party.index(),
            spot.number,
            name,
            source(spot, move),
            move.step(),
            speed(party, spot, move),
            move.takesLock(),
            move.condition(),
            move.then(),
            move.otherwise(),
            party.pc(),
            pools(whole));
    transitions.add(transition);
    return transition;
  }

  /** What a move touches as it was written, and as it is taken, with where it leads. */
  private Footprint.Parts footprint(String name, Spot.Move own, Spot.Move taken) {
    if (own == taken) {
      return recorder.record(name, s -> alone(own, s), (s, branch) -> target(own, branch, s));
    }
    return new Footprint.Parts(
        recorder.record(name, s -> alone(own, s)), recorder.record(name, s -> whole(taken, s)));
  }

  private static int alone(Spot.Move move, State s) {
    if (!move.step().guard().holds(s)) {
      return -1;
    }
    int branch = move.condition().holds(s) ? 1 : 0;
    move.step().effect().on(s);
    return branch;
  }

  private static int target(Spot.Move move, int branch, State s) {
    return branch < 0 ? branch : (branch == 1 ? move.then() : move.otherwise()).resolve(s);
  }

  static int whole(Spot.Move move, State s) {
    return target(move, alone(move, s), s);
  }

  private List<SlotPool> pools(Footprint whole) {
    List<SlotPool> written = new ArrayList<>();
    for (SlotPool pool : layout.pools()) {
      for (Slot slot : pool.touched()) {
        if (whole.writes().get(slot.ordinal())) {
          written.add(pool);
          break;
        }
      }
    }
    return List.copyOf(written);
  }

  private static String source(Spot spot, Spot.Move move) {
    return move.step().source().isEmpty()
        ? Frame.routine(spot.place).source()
        : move.step().source();
  }

  private static Speed speed(Interference.Party party, Spot spot, Spot.Move move) {
    if (move.step().environment()) {
      return Speed.ENVIRONMENT;
    }
    boolean virtual = party.cpu().isPresent() && party.cpu().get().isVirtual();
    boolean heldInHost = virtual ? spot.mode.hostPinned() : spot.mode.pinned();
    return party.level().prompt() && !virtual || heldInHost ? Speed.PROMPT : Speed.SCHEDULABLE;
  }

  private long[] initial(List<Effect> boot) {
    long[] words = new long[layout.words()];
    PackedState s = new PackedState().at(words, 0);
    for (Effect effect : boot) {
      effect.on(s);
    }
    views.boot(s);
    for (Interference.Party party : parties) {
      s.set(party.pc(), party.program().start().resolve(s));
    }
    if (s.condemned() != null) {
      throw new LinkException("set-up is condemned: " + s.why());
    }
    return words;
  }
}
