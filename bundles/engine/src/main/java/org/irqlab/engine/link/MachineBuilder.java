package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Watch;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/** Collects what parts add while a path is linked, and makes the machine of it. */
public final class MachineBuilder implements Link {
  private final Shared shared;
  private final String instance;
  private final boolean virtual;
  private final Layout layout;

  /**
   * An empty machine.
   *
   * @param scope the bounds of the question
   */
  public MachineBuilder(Scope scope) {
    this(new Shared(scope), "", false);
  }

  private MachineBuilder(Shared shared, String instance, boolean virtual) {
    this.shared = shared;
    this.instance = instance;
    this.virtual = virtual;
    this.layout = shared.layout.of(instance, virtual);
  }

  /**
   * A link for an instance inside a guest.
   *
   * @param name the instance
   */
  public Link guest(String name) {
    return new MachineBuilder(shared, join(name), true);
  }

  /**
   * Leaves a lock out: its sections stand where they stand, but nothing is taken, nobody is shut
   * out, and interrupts and preemption stay as they are. It answers what a lock is for: what
   * becomes of the verdict without it.
   *
   * @param lock the lock's name, instance path first
   */
  public void leaveOut(String lock) {
    shared.leftOut.add(lock);
  }

  /** The state vector, for a bench that has no contexts; packed by {@link #build}. */
  public PackedLayout packed() {
    return shared.layout;
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Scope scope() {
    return shared.scope;
  }

  @Override
  public Link in(String name) {
    return new MachineBuilder(shared, join(name), virtual);
  }

  private String join(String name) {
    return instance.isEmpty() ? name : instance + "/" + name;
  }

  @Override
  public void context(String name, Optional<Cpu> cpu, Level level, Routine body) {
    if (!shared.names.add(name)) {
      throw new LinkException("two contexts are called " + name);
    }
    shared.contexts.add(new Wanted(name, cpu, level, body));
  }

  @Override
  public void boot(Effect effect) {
    shared.boot.add(effect);
  }

  @Override
  public Field owed(String source) {
    Field field = layout.flag("owed[" + source + "]", Protection.GHOST);
    shared.owed.add((Slot) field);
    return field;
  }

  @Override
  public Field paced(String name, int values) {
    Field field = Link.super.paced(name, values);
    shared.paced.add(field);
    return field;
  }

  /**
   * Forgives all work that is owed to the devices of an instance.
   *
   * @param name the instance
   */
  public void forgive(String name) {
    String prefix = join(name) + "/";
    shared.owed.removeIf(slot -> slot.name().startsWith(prefix));
  }

  @Override
  public void watch(String name, Verdict verdict, Guard bad) {
    shared.watches.add(new Watch(name, verdict, bad));
  }

  @Override
  public void residency(Cpu vcpu, Guard resident) {
    if (shared.residency.putIfAbsent(vcpu, resident) != null) {
      throw new LinkException("two parts say when " + vcpu.name() + " is in its guest");
    }
  }

  @Override
  public void offer(String entry, Function<Cpu, Routine> routine) {
    if (shared.offers.putIfAbsent(join(entry), routine) != null) {
      throw new LinkException(join(entry) + " is offered twice");
    }
  }

  @Override
  public Routine offered(String entry, Cpu cpu) {
    String end = entry.startsWith("[") ? entry : "/" + entry;
    List<String> named =
        shared.offers.keySet().stream()
            .filter(name -> ("/" + name).endsWith(end))
            .sorted()
            .toList();
    int depth = named.stream().mapToInt(MachineBuilder::pieces).min().orElse(0);
    List<String> meant = named.stream().filter(name -> pieces(name) == depth).toList();
    if (meant.isEmpty()) {
      throw new LinkException("no part of this path offers " + entry);
    } else if (meant.size() > 1) {
      throw new LinkException(entry + " may be any of " + String.join(", ", meant));
    }
    return shared.offers.get(meant.get(0)).apply(cpu);
  }

  private static int pieces(String name) {
    return name.split("/", -1).length;
  }

  /**
   * Links everything that was added.
   *
   * @return the machine
   * @throws LinkException if a rule is broken
   */
  public Machine build() {
    shared.leftOut.forEach(this::checkLock);
    Rules rules = new Rules();
    List<Interference.Party> parties = new ArrayList<>();
    for (Wanted wanted : List.copyOf(shared.contexts)) {
      parties.add(party(wanted, parties.size(), rules));
    }
    int lockers = parties.size();
    shared.layout.owners(lockers);
    Views views = Views.of(shared.layout, parties);
    views
        .memory()
        .forEach(
            (name, body) ->
                parties.add(
                    party(
                        new Wanted(name, Optional.empty(), Level.HARDWARE, body),
                        parties.size(),
                        rules)));
    shared.layout.pack(lockers);
    return new Assembly(shared.layout, parties, shared.residency, rules, shared.paced, views)
        .machine(shared.boot, shared.watches, shared.owed, shared.scope);
  }

  private Interference.Party party(Wanted wanted, int index, Rules rules) {
    Flattener flattener =
        new Flattener(
            index, wanted.cpu().orElse(null), shared.scope.depth(), rules, shared.leftOut);
    Program program = new Program(wanted.name(), flattener.flatten(wanted.body()));
    Slot pc = shared.layout.counter(wanted.name(), program.spots().size());
    return new Interference.Party(index, wanted.name(), wanted.cpu(), wanted.level(), program, pc);
  }

  private void checkLock(String name) {
    List<String> known = shared.layout.locks().stream().map(Lock::name).toList();
    if (!known.contains(name)) {
      throw new LinkException(
          "no lock is called " + name + ", so it cannot be left out; there are " + known);
    }
  }

  private record Wanted(String name, Optional<Cpu> cpu, Level level, Routine body) {}

  /** What all links of one machine add to. */
  private static final class Shared {
    private final Scope scope;
    private final PackedLayout layout = new PackedLayout();
    private final Set<String> names = new HashSet<>();
    private final List<Wanted> contexts = new ArrayList<>();
    private final Set<String> leftOut = new HashSet<>();
    private final List<Effect> boot = new ArrayList<>();
    private final List<Slot> owed = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<Field> paced = new ArrayList<>();
    private final Map<String, Function<Cpu, Routine>> offers = new HashMap<>();
    private final Map<Cpu, Guard> residency = new HashMap<>();

    Shared(Scope scope) {
      this.scope = scope;
    }
  }
}
