package org.irqlab.itests.recordings;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/**
 * All ways in which a linked path can run, of which one is looked for that makes the calls of a
 * recording, each in the same state. What the program does it does once for each time it was told,
 * after that and before it is told again; when exactly, and what goes on meanwhile, is open.
 */
final class Schedules {
  private final Machine machine;
  private final Probe probe;
  private final List<Recording.Event> events;
  private final UnaryOperator<String> names;
  private final Predicate<String> mapped;
  private final PackedState state = new PackedState();
  private final Deque<Place> open = new ArrayDeque<>();
  private final Set<Place> seen = new HashSet<>();
  private int reached;
  private int furthest;
  private Set<String> told = Set.of();

  /**
   * The ways of a path.
   *
   * @param machine the linked path
   * @param desc instance of the descriptor that is watched
   * @param events what was seen
   * @param names the kernel's name of each of our routines
   * @param mapped which of the kernel's functions are compared
   */
  Schedules(
      Machine machine,
      String desc,
      List<Recording.Event> events,
      UnaryOperator<String> names,
      Predicate<String> mapped) {
    this.machine = machine;
    this.probe = new Probe(machine, desc);
    this.events = events;
    this.names = names;
    this.mapped = mapped;
    state.collectCalls((routine, instance) -> called(routine));
  }

  /** The first event that no way leads beyond; empty if one leads through all of them. */
  Optional<String> stuck() {
    add(new Place(machine.initial().clone(), 0, Set.of()));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.index == events.size()) {
        return Optional.empty();
      }
      listen(place);
      go(place);
    }
    return Optional.of("event " + furthest + " of " + events.size() + ": " + events.get(furthest));
  }

  /** Hears what the program is told next. */
  private void listen(Place place) {
    if (events.get(place.index) instanceof Recording.Told act && !place.told.contains(act.step())) {
      add(new Place(place.words, place.index + 1, with(place.told, act.step())));
    }
  }

  private void go(Place place) {
    for (Executor context : machine.contexts()) {
      state.at(place.words.clone(), 0);
      Executor.Point point = context.points().get(state.get(context.pc()));
      if (Machine.free(state, context, point)) {
        for (Transition t : point.transitions()) {
          boolean act = t.step().environment();
          if (!act || place.told.contains(t.step().name())) {
            fire(place, t, act ? without(place.told, t.step().name()) : place.told);
          }
        }
      }
    }
  }

  private void fire(Place from, Transition transition, Set<String> left) {
    long[] words = from.words.clone();
    state.at(words, 0);
    if (!transition.step().guard().holds(state)) {
      return;
    }
    reached = from.index;
    told = left;
    transition.fire(state);
    if (reached >= 0 && state.condemned() == null) {
      add(new Place(words, reached, told));
    }
  }

  /** A call must be the next that was seen; what is told in between is heard. */
  private void called(String routine) {
    String function = names.apply(routine);
    if (reached < 0 || !mapped.test(function)) {
      return;
    }
    Recording.Call call = new Recording.Call(function, Optional.of(probe.read(state)));
    while (reached < events.size()
        && events.get(reached) instanceof Recording.Told act
        && !told.contains(act.step())) {
      told = with(told, act.step());
      reached++;
    }
    boolean next =
        reached < events.size()
            && events.get(reached) instanceof Recording.Call expected
            && expected.agrees(call);
    reached = next ? reached + 1 : -1;
  }

  private void add(Place place) {
    if (seen.add(place)) {
      open.push(place);
      furthest = Math.max(furthest, place.index);
    }
  }

  private static Set<String> with(Set<String> some, String more) {
    Set<String> all = new TreeSet<>(some);
    all.add(more);
    return all;
  }

  private static Set<String> without(Set<String> some, String one) {
    Set<String> rest = new TreeSet<>(some);
    rest.remove(one);
    return rest;
  }

  /**
   * A state, and how much of the recording was made on the way there.
   *
   * @param words the state
   * @param index events that are behind
   * @param told what the program was told and has not done
   */
  private record Place(long[] words, int index, Set<String> told) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Place p
          && p.index == index
          && Arrays.equals(p.words, words)
          && p.told.equals(told);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(words) * 31 + index;
    }
  }
}
