package org.irqlab.engine.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;

/**
 * Takes the steps of a run once more and tells of each who took it, what it stands for, what the
 * parts remarked and which fields it changed; program counters are left out.
 */
public final class Narrator {
  private final Machine machine;
  private final Set<Slot> counters;
  private final PackedState state = new PackedState();
  private final List<String> notes = new ArrayList<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private final long[] words;

  /**
   * A narrator at the initial state.
   *
   * @param machine the machine
   */
  public Narrator(Machine machine) {
    this.machine = machine;
    this.counters =
        machine.contexts().stream().map(Executor::pc).collect(Collectors.toUnmodifiableSet());
    this.words = machine.initial().clone();
    state.collectNotes(notes);
  }

  /**
   * A whole run.
   *
   * @param machine the machine
   * @param taken indices of its transitions, from the initial state
   * @param backTo number of the step after which its end finds itself again, if it goes on for ever
   */
  public static Trace tell(Machine machine, int[] taken, OptionalInt backTo) {
    Narrator narrator = new Narrator(machine);
    for (int transition : taken) {
      narrator.take(machine.transitions().get(transition));
    }
    return narrator.trace(backTo);
  }

  /**
   * Takes a step, which must be enabled.
   *
   * @param transition the step
   * @return why it is condemned, or null
   */
  public String take(Transition transition) {
    long[] before = words.clone();
    notes.clear();
    transition.fire(state.at(words, 0));
    Executor context = machine.contexts().get(transition.context());
    steps.add(
        new Trace.Step(
            steps.size() + 1,
            context.name(),
            transition.name(),
            transition.source(),
            !transition.step().bookkeeping(),
            List.copyOf(notes),
            changes(before)));
    return state.why();
  }

  /** What the last step is condemned for, or null. */
  public Verdict condemned() {
    return state.condemned();
  }

  /** The current state, to be read only. */
  public long[] words() {
    return words;
  }

  /**
   * What was told so far.
   *
   * @param backTo number of the step after which the end finds itself again, if it does
   */
  public Trace trace(OptionalInt backTo) {
    return new Trace(steps, backTo);
  }

  private Map<String, Trace.Change> changes(long[] before) {
    Map<String, Trace.Change> changes = new LinkedHashMap<>();
    for (Slot slot : machine.layout().slots()) {
      int old = slot.read(before, 0);
      int now = slot.read(words, 0);
      if (old != now && !counters.contains(slot)) {
        boolean ghost = slot.protection().equals(Protection.GHOST);
        changes.put(slot.name(), new Trace.Change(old, now, ghost));
      }
    }
    return changes;
  }
}
