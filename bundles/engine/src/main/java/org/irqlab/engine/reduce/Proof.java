package org.irqlab.engine.reduce;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.record.Case;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.search.StepGenerator;
import org.irqlab.engine.state.Slot;
import org.irqlab.engine.state.SlotPool;

/**
 * Proves that a renaming turns every run of a machine into a run, and every state in which
 * something is wrong into one in which the same is wrong. Each step is run beside the step it
 * becomes, one on a state and the other on the renamed state, for all values of what either of them
 * reads; so is each watch. Who stands in whose way, and who may be relied on, must be renamed as
 * well.
 */
final class Proof {
  private static final int SAME = 1;
  private static final int DIFFERENT = 2;

  private final Machine machine;
  private final Renaming forth;
  private final Renaming back;
  private final Matching matching;
  private final Recorder recorder;

  private Proof(Machine machine, Renaming forth, Renaming back, Matching matching) {
    this.machine = machine;
    this.forth = forth;
    this.back = back;
    this.matching = matching;
    this.recorder = new Recorder(machine.layout().slots().size(), Recording.BUDGET);
  }

  /**
   * Tries to prove it.
   *
   * @param recording what the machine does
   * @param family the family whose members are renamed
   * @param to for each member, whose place it takes
   * @param pointers the fields whose values name members
   * @return which steps become which, or empty if it is not so or cannot be proved
   */
  static Optional<Matching> of(
      Recording recording, Family family, int[] to, List<Pointer> pointers) {
    int[] from = new int[to.length];
    for (int i = 0; i < to.length; i++) {
      from[to[i]] = i;
    }
    Machine machine = recording.machine();
    Renaming forth = family.renaming(machine, to, pointers);
    Renaming back = family.renaming(machine, from, pointers);
    return Matching.of(recording, forth)
        .filter(matching -> new Proof(machine, forth, back, matching).holds());
  }

  private boolean holds() {
    return fieldsFit()
        && owedIsOwed()
        && machine.contexts().stream().allMatch(this::contextFits)
        && machine.transitions().stream().allMatch(this::stepFits)
        && watchesFit()
        && leaksAreLeaks();
  }

  private boolean fieldsFit() {
    return forth.slots().entrySet().stream()
        .allMatch(e -> e.getKey().values() == e.getValue().values());
  }

  private boolean owedIsOwed() {
    Set<Slot> owed = new HashSet<>(machine.owed());
    return owed.stream()
        .allMatch(o -> owed.contains(forth.of(o)) && !forth.values().containsKey(o));
  }

  private boolean contextFits(Executor one) {
    Executor other = machine.contexts().get(forth.contexts()[one.index()]);
    if (one.level() != other.level()
        || StepGenerator.inKernel(one) != StepGenerator.inKernel(other)
        || forth.of(one.pc()) != other.pc()
        || !sameObstacles(one.obstacles(), other.obstacles())
        || !sameObstacles(one.entryObstacles(), other.entryObstacles())) {
      return false;
    }
    for (Executor.Point point : one.points()) {
      Executor.Point image = other.points().get(forth.value(one.pc(), point.number()));
      if (point.rest() != image.rest()
          || point.asleep() != image.asleep()
          || matching.points()[one.index()][point.number()] != image.number()) {
        return false;
      }
    }
    return true;
  }

  private boolean sameObstacles(List<Executor.Obstacle> some, List<Executor.Obstacle> others) {
    Map<Slot, Set<Integer>> renamed = new HashMap<>();
    some.forEach(o -> add(renamed, forth.of(o.pc()), o, true));
    Map<Slot, Set<Integer>> found = new HashMap<>();
    others.forEach(o -> add(found, o.pc(), o, false));
    return renamed.equals(found);
  }

  private void add(
      Map<Slot, Set<Integer>> all, Slot slot, Executor.Obstacle obstacle, boolean renamed) {
    Set<Integer> at = all.computeIfAbsent(slot, s -> new HashSet<>());
    for (int p = 0; p < obstacle.at().length; p++) {
      if (obstacle.at()[p]) {
        at.add(renamed ? forth.value(obstacle.pc(), p) : p);
      }
    }
  }

  private boolean stepFits(Transition t) {
    Transition other = machine.transitions().get(matching.steps()[t.index()]);
    return always(t.name(), s -> same(t, other, s));
  }

  private int same(Transition t, Transition other, State s) {
    Mirror one = new Mirror(s, null, null);
    Mirror two = new Mirror(s, back, forth);
    int did = attempt(x -> Recording.take(t, x), one);
    if (did != attempt(x -> Recording.take(other, x), two) || one.condemned() != two.condemned()) {
      return DIFFERENT;
    }
    if (did != 1 || one.condemned() != null) {
      return SAME;
    }
    Set<Slot> written = new HashSet<>(one.written());
    two.written().forEach(slot -> written.add(back.of(slot)));
    for (Slot slot : written) {
      if (forth.value(slot, one.get(slot)) != two.get(forth.of(slot))) {
        return DIFFERENT;
      }
    }
    return SAME;
  }

  private boolean watchesFit() {
    int[] watches = matching.watches();
    for (int i = 0; i < machine.watches().size(); i++) {
      if (watches == null) {
        return false;
      }
      Watch one = machine.watches().get(i);
      Watch other = machine.watches().get(watches[i]);
      if (!always(
          one.name(),
          s -> agree(x -> one.bad().holds(x) ? 1 : 0, x -> other.bad().holds(x) ? 1 : 0, s))) {
        return false;
      }
    }
    return true;
  }

  private boolean leaksAreLeaks() {
    return machine.layout().pools().isEmpty()
        || always("leak", s -> agree(this::leaks, this::leaks, s));
  }

  private int leaks(State s) {
    return machine.layout().pools().stream().anyMatch((SlotPool pool) -> pool.leaks(s)) ? 1 : 0;
  }

  private int agree(Recorder.Behaviour one, Recorder.Behaviour other, State s) {
    int first = attempt(one, new Mirror(s, null, null));
    return first == attempt(other, new Mirror(s, back, forth)) ? SAME : DIFFERENT;
  }

  /** What fails for values that no run reaches must fail for their images, too. */
  private static int attempt(Recorder.Behaviour piece, State s) {
    try {
      return piece.on(s);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      return Case.FAILED;
    }
  }

  private boolean always(String what, Recorder.Behaviour same) {
    return recorder.always(what, same, SAME);
  }
}
