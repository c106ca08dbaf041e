package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.state.PackedState;

/**
 * Lets a context go on alone while nobody can see what it does ({@link Privacy}). Where one stands
 * at a private point and can move, nobody else's step is tried; and where only one step leaves the
 * point, it is taken together with the one before.
 *
 * <p>Whatever others do before a private step they can do after it, with the same result, so that
 * every run has its like in the smaller graph, with the same steps in almost the same order:
 * private steps come earlier. What is asked of single states is kept, for a state skipped differs
 * from the next one in nothing that a watch, a waiting context or an owed bit shows. Runs without
 * end are kept, too: the like of a run has the same deliveries, and whoever is waiting there is
 * waiting here. No context can go on in private for ever, so nobody is forgotten, in whatever order
 * states are visited. (A context that is kept from a private step for ever by a higher level of its
 * CPU is found behind the step instead. There it could be owed a lock that it was not owed before;
 * such points are therefore never passed.)
 *
 * <p>What is not kept is the number of steps of the shortest story, and how often a state looks
 * owed or due to others, who are not asked. So a smaller graph in which nothing is wrong proves
 * that nothing is wrong; a fault in it is a reason to look at the whole graph for the shortest
 * story.
 */
public final class Fusion implements Reduction {
  private final Machine machine;
  private final boolean[][] points;

  private Fusion(Machine machine, boolean[][] points) {
    this.machine = machine;
    this.points = points;
  }

  /**
   * Finds the private points of a machine.
   *
   * @param machine the machine
   * @return empty if there are none
   */
  public static Optional<Fusion> of(Machine machine) {
    return Recording.of(machine)
        .map(recording -> new Fusion(machine, Privacy.of(recording)))
        .filter(fusion -> fusion.privatePoints() > 0);
  }

  /** How many points are private. */
  int privatePoints() {
    int count = 0;
    for (boolean[] its : points) {
      for (boolean point : its) {
        count += point ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public Generator of(Generator whole) {
    return new FusedGenerator(machine, points, whole);
  }

  @Override
  public long[] start(long[] initial) {
    return initial;
  }

  @Override
  public int[] unfold(Generator whole, long[] initial, int[] taken) {
    PrivateSteps alone = new PrivateSteps(machine, points);
    List<Integer> all = new ArrayList<>();
    long[] state = initial.clone();
    for (int t : taken) {
      Transition next = machine.transitions().get(t);
      next.fire(new PackedState().at(state, 0));
      while (next != null) {
        all.add(next.index());
        next = alone.advance(next.context(), state, 0);
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String says() {
    return "steps that only their own context can see taken with those before";
  }
}
