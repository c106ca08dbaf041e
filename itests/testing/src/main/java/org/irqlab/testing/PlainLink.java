package org.irqlab.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;

/** A link that remembers what a part adds. */
public final class PlainLink implements Link {
  private final Added added;
  private final String instance;
  private final Layout layout;
  private final Scope scope;

  /**
   * A link for one instance, in the smallest scope.
   *
   * @param instance its name; the prefix of its fields
   */
  public PlainLink(String instance) {
    this(instance, Scope.SMALLEST);
  }

  /**
   * A link for one instance.
   *
   * @param instance its name; the prefix of its fields
   * @param scope the bounds of the question
   */
  public PlainLink(String instance, Scope scope) {
    this(new Added(), instance, scope);
  }

  private PlainLink(Added added, String instance, Scope scope) {
    this.added = added;
    this.instance = instance;
    this.scope = scope;
    this.layout = added.layout.in(instance);
  }

  /** A field that was declared, by its full name. */
  public Field field(String name) {
    return added.layout.named(name);
  }

  /** The fields that were declared, in order. */
  public List<Field> fields() {
    return added.layout.fields();
  }

  /** What was added besides fields and set-up: contexts, watches and offers, by their names. */
  public List<String> additions() {
    List<String> names = new ArrayList<>(added.contexts.keySet());
    names.addAll(added.watches.keySet());
    names.addAll(added.offers.keySet());
    added.residency.keySet().forEach(vcpu -> names.add("residency of " + vcpu.name()));
    return names;
  }

  /** A context that was added, by its name. */
  public Context context(String name) {
    Context context = added.contexts.get(name);
    if (context == null) {
      throw new IllegalArgumentException("no context " + name + ": " + added.contexts.keySet());
    }
    return context;
  }

  /** The names of the contexts, in the order they were added. */
  public List<String> contexts() {
    return List.copyOf(added.contexts.keySet());
  }

  /** A state after set-up. */
  public PlainState booted() {
    PlainState s = new PlainState();
    boot(s);
    return s;
  }

  /** Runs the set-up. */
  public void boot(State s) {
    added.boot.forEach(effect -> effect.on(s));
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
    return scope;
  }

  @Override
  public PlainLink in(String name) {
    return new PlainLink(added, instance + "/" + name, scope);
  }

  @Override
  public void context(String name, Optional<Cpu> cpu, Level level, Routine body) {
    if (added.contexts.put(name, new Context(cpu, level, body)) != null) {
      throw new LinkException("two contexts are called " + name);
    }
  }

  @Override
  public void boot(Effect effect) {
    added.boot.add(effect);
  }

  @Override
  public Field owed(String source) {
    return layout.flag("owed[" + source + "]", Protection.GHOST);
  }

  @Override
  public void watch(String name, Verdict verdict, Guard bad) {
    added.watches.put(name, bad);
  }

  @Override
  public void residency(Cpu vcpu, Guard resident) {
    added.residency.put(vcpu, resident);
  }

  /**
   * When a virtual CPU is in its guest.
   *
   * @param vcpu the virtual CPU
   * @return what was said, or always
   */
  public Guard residencyOf(Cpu vcpu) {
    return added.residency.getOrDefault(vcpu, Guard.ALWAYS);
  }

  @Override
  public void offer(String entry, Function<Cpu, Routine> routine) {
    added.offers.put(instance + "/" + entry, routine);
  }

  @Override
  public Routine offered(String entry, Cpu cpu) {
    return added.offers.entrySet().stream()
        .filter(offer -> ("/" + offer.getKey()).endsWith("/" + entry))
        .findFirst()
        .orElseThrow(() -> new LinkException("no part of this path offers " + entry))
        .getValue()
        .apply(cpu);
  }

  /**
   * A context that was added.
   *
   * @param cpu the CPU it runs on
   * @param level what it is to that CPU
   * @param body what it does
   */
  public record Context(Optional<Cpu> cpu, Level level, Routine body) {}

  /** What all links of one instance and its pieces add to. */
  private static final class Added {
    private final PlainLayout layout = new PlainLayout();
    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final List<Effect> boot = new ArrayList<>();
    private final Map<String, Guard> watches = new HashMap<>();
    private final Map<String, Function<Cpu, Routine>> offers = new HashMap<>();
    private final Map<Cpu, Guard> residency = new HashMap<>();
  }
}
