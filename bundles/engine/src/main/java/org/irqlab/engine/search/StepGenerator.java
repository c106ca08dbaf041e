package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Speed;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.PackedState;

/**
 * The generator that calls the guards and effects of the steps themselves. Under prompt timing a
 * guest or user space moves only where nobody in the kernel or in hardware can.
 */
public final class StepGenerator implements Generator {
  private final int words;
  private final int most;
  private final Track[] kernel;
  private final Track[] others;
  private final boolean prompt;
  private final boolean environment;
  private final PackedState state = new PackedState();
  private final PackedState next = new PackedState();
  private final int[] transitions;
  private final boolean[] taken;
  private int count;
  private boolean lively;
  private int condemned;
  private int condemnations;
  private Verdict condemnedFor;

  /**
   * A generator for one thread.
   *
   * @param machine whose steps are taken
   * @param environment whether steps of the environment are taken, too
   */
  public StepGenerator(Machine machine, boolean environment) {
    this.words = machine.layout().words();
    this.most = machine.transitions().size();
    this.prompt = machine.scope().timing() == Scope.Timing.PROMPT;
    this.environment = environment;
    this.transitions = new int[most];
    this.taken = new boolean[most];
    List<Track> first = new ArrayList<>();
    List<Track> second = new ArrayList<>();
    for (Executor context : machine.contexts()) {
      (inKernel(context) ? first : second).add(new Track(context));
    }
    this.kernel = first.toArray(new Track[0]);
    this.others = second.toArray(new Track[0]);
  }

  /**
   * Whether a context counts as the kernel or hardware, and not as a guest or user space.
   *
   * @param context the context
   */
  public static boolean inKernel(Executor context) {
    return context.level() != Level.USER
        && !(context.cpu().isPresent() && context.cpu().get().isVirtual());
  }

  @Override
  public int successors(long[] in, int at, long[] out, int to) {
    count = 0;
    lively = false;
    condemned = -1;
    condemnations = 0;
    state.at(in, at);
    for (Track track : kernel) {
      advance(track, in, at, out, to);
    }
    if (!prompt || !lively) {
      for (Track track : others) {
        advance(track, in, at, out, to);
      }
    }
    return count;
  }

  private void advance(Track track, long[] in, int at, long[] out, int to) {
    Ways ways = track.ways[track.context.pc().read(in, at)];
    if (ways.hindered && !Machine.free(state, track.context, ways.point)) {
      return;
    }
    for (int i = 0; i < ways.transitions.length; i++) {
      if (ways.fair[i]) {
        if (ways.guards[i].holds(state)) {
          lively = true;
          take(ways.transitions[i], in, at, out, to);
        }
      } else if (environment && ways.guards[i].holds(state)) {
        take(ways.transitions[i], in, at, out, to);
      }
    }
  }

  private void take(Transition transition, long[] in, int at, long[] out, int to) {
    int target = to + count * words;
    for (int w = 0; w < words; w++) {
      out[target + w] = in[at + w];
    }
    next.at(out, target);
    transition.fire(next);
    taken[transition.index()] = true;
    if (next.condemned() == null) {
      transitions[count++] = transition.index();
    } else {
      condemnations++;
      if (condemned < 0 || transition.index() < condemned) {
        condemned = transition.index();
        condemnedFor = next.condemned();
      }
    }
  }

  @Override
  public int most() {
    return most;
  }

  @Override
  public int transition(int k) {
    return transitions[k];
  }

  @Override
  public int condemned() {
    return condemned;
  }

  @Override
  public Verdict condemnedFor() {
    return condemnedFor;
  }

  @Override
  public int condemnations() {
    return condemnations;
  }

  @Override
  public boolean lively() {
    return lively;
  }

  @Override
  public boolean suspicious() {
    return true;
  }

  @Override
  public void taken(BitSet into) {
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        into.set(i);
      }
    }
  }

  /** A context, with what leaves each of its points. */
  private static final class Track {
    private final Executor context;
    private final Ways[] ways;

    Track(Executor context) {
      this.context = context;
      this.ways = context.points().stream().map(p -> new Ways(context, p)).toArray(Ways[]::new);
    }
  }

  /** What leaves one point. */
  private static final class Ways {
    private final Executor.Point point;
    private final Transition[] transitions;
    private final Guard[] guards;
    private final boolean[] fair;
    private final boolean hindered;

    Ways(Executor context, Executor.Point point) {
      this.point = point;
      this.hindered =
          !context.obstacles().isEmpty() || point.rest() && !context.entryObstacles().isEmpty();
      this.transitions = point.transitions().toArray(new Transition[0]);
      this.guards = new Guard[transitions.length];
      this.fair = new boolean[transitions.length];
      for (int i = 0; i < transitions.length; i++) {
        guards[i] = transitions[i].step().guard();
        fair[i] = transitions[i].speed() != Speed.ENVIRONMENT;
      }
    }
  }
}
