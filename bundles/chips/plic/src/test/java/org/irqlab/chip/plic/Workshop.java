package org.irqlab.chip.plic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;

/**
 * Links one driver and runs its routines from beginning to end, by itself: nothing interleaves.
 * Checks what a single run can show: locks are free when taken, guarded fields are touched only
 * with their lock held, and locals are dead when their routine ends.
 */
final class Workshop implements Link, Layout, State {
  private static final Exit LOOP = new Exit("leave loop");

  private final Map<Field, Integer> values = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<Effect> boot = new ArrayList<>();
  private final Set<Lock> held = new HashSet<>();

  /** Runs the set-up that was asked for. */
  void start() {
    boot.forEach(effect -> effect.on(this));
  }

  /** Runs a routine; gives the exit it took. */
  Exit run(Routine routine) {
    Optional<Exit> exit = run(routine.body());
    routine.locals().forEach(local -> set(local, 0));
    return exit.orElse(Exit.RETURN);
  }

  /** Runs a routine with a lock held, as its callers do. */
  Exit run(Routine routine, Lock lock) {
    return locked(lock, () -> run(routine));
  }

  /** Values of fields that are not 0. */
  long live() {
    return values.values().stream().filter(v -> v != 0).count();
  }

  private Optional<Exit> run(Block block) {
    if (block instanceof Step step) {
      return run(step);
    } else if (block instanceof Block.Sequence sequence) {
      for (Block part : sequence.parts()) {
        Optional<Exit> left = run(part);
        if (left.isPresent()) {
          return left;
        }
      }
      return Optional.empty();
    } else if (block instanceof Block.When when) {
      return run(when.condition().holds(this) ? when.then() : when.otherwise());
    } else if (block instanceof Block.Dispatch dispatch) {
      return run(dispatch.cases().getOrDefault(get(dispatch.selector()), dispatch.otherwise()));
    } else if (block instanceof Block.Call call) {
      return run(call.exits().get(run(call.routine().get())));
    } else if (block instanceof Block.Section section) {
      return locked(section.lock(), () -> run(section.body()));
    } else if (block instanceof Block.Leave leave) {
      return Optional.of(leave.exit());
    } else if (block instanceof Block.LeaveLoop) {
      return Optional.of(LOOP);
    } else if (block instanceof Block.Loop loop) {
      Optional<Exit> left = run(loop.body());
      while (left.isEmpty()) {
        left = run(loop.body());
      }
      return left.filter(exit -> exit != LOOP);
    }
    throw new UnsupportedOperationException("drivers of the PLIC have no " + block);
  }

  private Optional<Exit> run(Step step) {
    if (!step.guard().holds(this)) {
      throw new IllegalStateException(step.name() + " waits for ever");
    }
    step.effect().on(this);
    return Optional.empty();
  }

  private <T> T locked(Lock lock, Supplier<T> body) {
    if (!held.add(lock)) {
      throw new IllegalStateException(lock.name() + " is taken twice");
    }
    T result = body.get();
    held.remove(lock);
    return result;
  }

  @Override
  public int get(Field field) {
    check(field);
    return values.get(field);
  }

  @Override
  public void set(Field field, int value) {
    check(field);
    if (value < 0 || value >= field.values()) {
      throw new IllegalStateException(field.name() + " cannot be " + value);
    }
    values.put(field, value);
  }

  private void check(Field field) {
    if (field.protection() instanceof Protection.Guarded g && !held.contains(g.lock())) {
      throw new IllegalStateException(field.name() + " is touched without " + g.lock().name());
    }
  }

  @Override
  public void condemn(Verdict verdict, String why) {
    throw new IllegalStateException(verdict + ": " + why);
  }

  @Override
  public void note(String text) {
    // Drivers have no trace points of their own.
  }

  @Override
  public Field field(String name, int count, Protection protection) {
    if (!names.add(name)) {
      throw new IllegalStateException("field " + name + " is declared twice");
    }
    Field field = new Named(name, count, protection);
    values.put(field, 0);
    return field;
  }

  @Override
  public Field carried(String name, int count, Protection protection) {
    throw new UnsupportedOperationException("drivers carry nothing");
  }

  @Override
  public Lock lock(String name, Lock.Kind kind) {
    return new Lock("plic/" + name, kind, field(name, 2, Protection.SHARED), false);
  }

  @Override
  public Pool pool(String name, int slots) {
    throw new UnsupportedOperationException("drivers of the PLIC have no objects");
  }

  @Override
  public Field pointer(String name, Pool pool, Protection protection) {
    throw new UnsupportedOperationException("drivers of the PLIC have no pointers");
  }

  @Override
  public Workshop in(String prefix) {
    return this;
  }

  @Override
  public String instance() {
    return "plic";
  }

  @Override
  public Layout layout() {
    return this;
  }

  @Override
  public Scope scope() {
    return Scope.SMALLEST;
  }

  @Override
  public void context(String name, Optional<Cpu> cpu, Level level, Routine body) {
    throw new UnsupportedOperationException("drivers run in others' contexts");
  }

  @Override
  public void boot(Effect effect) {
    boot.add(effect);
  }

  @Override
  public Field owed(String source) {
    throw new UnsupportedOperationException("drivers owe nothing");
  }

  @Override
  public void watch(String name, Verdict verdict, Guard bad) {
    throw new UnsupportedOperationException("drivers watch nothing");
  }

  @Override
  public void residency(Cpu vcpu, Guard resident) {
    throw new UnsupportedOperationException("a driver knows no virtual CPUs");
  }

  @Override
  public void offer(String entry, Function<Cpu, Routine> routine) {
    throw new UnsupportedOperationException("drivers offer nothing");
  }

  @Override
  public Routine offered(String entry, Cpu cpu) {
    throw new UnsupportedOperationException("drivers look nothing up");
  }

  private record Named(String name, int values, Protection protection) implements Field {
    @Override
    public Persistence persistence() {
      return Persistence.REBUILT;
    }
  }
}
