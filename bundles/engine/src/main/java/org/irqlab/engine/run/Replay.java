package org.irqlab.engine.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Simulator;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.trace.Narrator;

/** Follows a given run by the names of its contexts and steps, one step after the other. */
public final class Replay {
  private final Machine machine;
  private final Costs costs;
  private final Options options;
  private final Narrator narrator;
  private final Tally tally;
  private long now;

  private Replay(Machine machine, Costs costs) {
    this.machine = machine;
    this.costs = costs;
    this.options = new Options(machine);
    this.narrator = new Narrator(machine);
    this.tally = new Tally(machine);
  }

  /**
   * Follows a run. Where two steps of the same name can be taken by the same context, the first is.
   *
   * @param path name of the path, for the report
   * @param machine the machine
   * @param costs what steps cost
   * @param moves the run
   * @return the report; its ending says where the run could not be followed
   */
  public static Simulator.Report of(
      String path, Machine machine, Costs costs, List<Simulator.Move> moves) {
    Replay replay = new Replay(machine, costs);
    String ending = replay.follow(moves);
    return new Simulator.Report(
        path,
        0,
        replay.tally.assertions(),
        replay.tally.served(),
        replay.now,
        replay.tally.counts(),
        replay.tally.percentiles(),
        ending,
        replay.narrator.trace(OptionalInt.empty()));
  }

  private String follow(List<Simulator.Move> moves) {
    for (int i = 0; i < moves.size(); i++) {
      Simulator.Move move = moves.get(i);
      List<Transition> enabled = options.in(narrator.words());
      Optional<Transition> next = enabled.stream().filter(t -> is(t, move)).findFirst();
      if (next.isEmpty()) {
        return "step " + (i + 1) + " cannot be taken: " + move.context() + " " + move.step();
      }
      String why = take(next.get());
      if (why != null) {
        return "step " + (i + 1) + " is condemned: " + narrator.condemned() + ", " + why;
      }
    }
    return "followed to its end";
  }

  private boolean is(Transition transition, Simulator.Move move) {
    return transition.name().equals(move.step())
        && machine.contexts().get(transition.context()).name().equals(move.context());
  }

  private String take(Transition transition) {
    if (transition.speed() == Speed.ENVIRONMENT) {
      int source = options.asserts(transition, narrator.words());
      if (source >= 0) {
        tally.asserted(source, now);
      }
    }
    String why = narrator.take(transition);
    now += costs.of(transition);
    tally.step(transition);
    tally.served(narrator.words(), now);
    return why;
  }
}
