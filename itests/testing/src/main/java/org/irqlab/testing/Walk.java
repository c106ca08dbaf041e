package org.irqlab.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.State;

/**
 * One run of a routine with nobody else around: the first way that is open is taken, locks are
 * logged as {@code lock NAME} and {@code unlock NAME}, and a wait that nothing can end ends the
 * run.
 */
public final class Walk {
  /** Steps after which a run is taken to go on for ever. */
  private static final int ENDLESS = 10_000;

  private final State state;
  private final List<Step> taken = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Set<Lock> held = new HashSet<>();
  private Optional<Exit> exit = Optional.empty();

  private Walk(State state) {
    this.state = state;
  }

  /**
   * Runs a routine until it leaves or waits.
   *
   * @param routine the routine
   * @param state the state, changed
   * @return what happened
   */
  public static Walk of(Routine routine, State state) {
    Walk walk = new Walk(state);
    try {
      walk.exit = Optional.of(walk.run(routine));
    } catch (Waiting waiting) {
      walk.log.add("waits");
    }
    return walk;
  }

  /**
   * Runs a routine whose callers hold a lock.
   *
   * @param lock the lock, taken before the run and released after it
   * @param routine the routine
   * @param state the state, changed
   * @return what happened in between
   */
  public static Walk holding(Lock lock, Routine routine, State state) {
    state.set(lock.owner(), true);
    Walk walk = of(routine, state);
    state.set(lock.owner(), false);
    return walk;
  }

  /** The names of all steps, locks and unlocks, in order; {@code waits} if it did not come back. */
  public List<String> log() {
    return List.copyOf(log);
  }

  /** The names of the steps that a story tells. */
  public List<String> story() {
    return names(step -> !step.bookkeeping());
  }

  /** The steps that were taken. */
  public List<Step> steps() {
    return List.copyOf(taken);
  }

  /** How it left; empty if it waits. */
  public Optional<Exit> exit() {
    return exit;
  }

  private List<String> names(Predicate<Step> which) {
    return taken.stream().filter(which).map(Step::name).toList();
  }

  private Exit run(Routine routine) {
    Way way = walk(routine.body());
    if (way instanceof Way.OutOfLoop) {
      throw new IllegalStateException(routine.name() + " leaves a loop, but there is none");
    }
    routine.locals().forEach(local -> state.set(local, 0));
    return way instanceof Way.Out out ? out.exit() : Exit.RETURN;
  }

  private Way walk(Block block) {
    if (block instanceof Step step) {
      if (!step.guard().holds(state)) {
        throw new IllegalStateException(step.name() + " cannot be taken");
      }
      take(step);
      return Way.ON;
    } else if (block instanceof Block.Sequence sequence) {
      return sequence(sequence);
    } else if (block instanceof Block.When when) {
      return walk(when.condition().holds(state) ? when.then() : when.otherwise());
    } else if (block instanceof Block.Test test) {
      boolean holds = test.condition().holds(state);
      take(test.step());
      return walk(holds ? test.then() : test.otherwise());
    } else if (block instanceof Block.Wait wait) {
      return waitFor(wait);
    } else if (block instanceof Block.Loop loop) {
      return repeat(loop);
    } else if (block instanceof Block.LeaveLoop) {
      return new Way.OutOfLoop();
    } else if (block instanceof Block.Leave leave) {
      return new Way.Out(leave.exit());
    } else if (block instanceof Block.Call call) {
      return call(call);
    } else if (block instanceof Block.Section section) {
      return held(section.lock(), section.body());
    } else if (block instanceof Block.Dropped gap) {
      return dropped(gap.lock(), gap.body());
    } else if (block instanceof Block.IrqsOff off) {
      return walk(off.body());
    } else if (block instanceof Block.Trapped trapped) {
      return walk(trapped.body());
    } else if (block instanceof Block.Dispatch dispatch) {
      int value = state.get(dispatch.selector());
      return walk(dispatch.cases().getOrDefault(value, dispatch.otherwise()));
    }
    throw new IllegalStateException("no such block: " + block);
  }

  private Way sequence(Block.Sequence sequence) {
    for (Block part : sequence.parts()) {
      Way way = walk(part);
      if (way != Way.ON) {
        return way;
      }
    }
    return Way.ON;
  }

  private Way waitFor(Block.Wait wait) {
    for (Block.Way way : wait.ways()) {
      if (way.first().guard().holds(state)) {
        take(way.first());
        return walk(way.then());
      }
    }
    throw new Waiting();
  }

  private Way repeat(Block.Loop loop) {
    while (true) {
      Way way = walk(loop.body());
      if (way instanceof Way.OutOfLoop) {
        return Way.ON;
      } else if (way != Way.ON) {
        return way;
      }
    }
  }

  private Way call(Block.Call call) {
    Routine routine = call.routine().get();
    Exit left = run(routine);
    Block then = call.exits().get(left);
    if (then == null) {
      throw new IllegalStateException(
          routine.name() + " leaves by " + left.name() + ", which its caller does not bind");
    }
    return walk(then);
  }

  private Way held(Lock lock, Block body) {
    acquire(lock);
    Way way = walk(body);
    release(lock);
    return way;
  }

  private Way dropped(Lock lock, Block body) {
    release(lock);
    Way way = walk(body);
    acquire(lock);
    return way;
  }

  private void acquire(Lock lock) {
    log.add("lock " + lock.name());
    if (held.contains(lock)) {
      throw new IllegalStateException(lock.name() + " is taken twice");
    }
    if (state.is(lock.owner())) {
      throw new Waiting();
    }
    held.add(lock);
    state.set(lock.owner(), true);
  }

  private void release(Lock lock) {
    log.add("unlock " + lock.name());
    held.remove(lock);
    state.set(lock.owner(), false);
  }

  private void take(Step step) {
    taken.add(step);
    log.add(step.name());
    if (taken.size() > ENDLESS) {
      throw new IllegalStateException("the routine goes on for ever: " + log.subList(0, 20));
    }
    step.effect().on(state);
  }

  /** How control leaves a block. */
  private sealed interface Way {
    Way ON = new On();

    record On() implements Way {}

    record OutOfLoop() implements Way {}

    record Out(Exit exit) implements Way {}
  }

  private static final class Waiting extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
