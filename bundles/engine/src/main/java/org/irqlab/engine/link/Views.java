package org.irqlab.engine.link;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Order;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.engine.machine.Node;
import org.irqlab.engine.record.Footprint;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;

/**
 * Relaxed fields: each real CPU has a view of those that its contexts touch, a context without a
 * CPU has one to itself. A store goes to the view and is performed later, once; a load is taken
 * from the view, which is refreshed now and then. Both are steps of nobody's, which a barrier takes
 * for all views at once. Memory is one: a store that is performed is there for all (as on Arm and
 * on RISC-V, "multi-copy atomicity").
 */
final class Views {
  private static final String SOURCE =
      "RISC-V unprivileged specification, RVWMO: a hart's loads and stores reach the memory order"
          + " early or late unless a fence is between";

  private final Map<String, Map<Field, View>> views = new LinkedHashMap<>();
  private final Set<String> memory = new HashSet<>();

  private Views() {}

  /**
   * Finds out who touches what, and adds the views to the layout.
   *
   * @param layout the layout, not yet packed
   * @param parties the contexts
   */
  static Views of(PackedLayout layout, List<Interference.Party> parties) {
    Views all = new Views();
    if (!layout.relaxed().isEmpty()) {
      Map<String, BitSet> loads = new LinkedHashMap<>();
      Map<String, BitSet> stores = new LinkedHashMap<>();
      Recorder recorder = new Recorder(layout.slots().size(), Assembly.BUDGET);
      for (Interference.Party party : parties) {
        String cpu = cpu(party);
        Footprint touched = touched(party, recorder);
        loads.computeIfAbsent(cpu, c -> new BitSet()).or(touched.reads());
        stores.computeIfAbsent(cpu, c -> new BitSet()).or(touched.writes());
      }
      loads.forEach((cpu, read) -> all.add(layout, cpu, read, stores.get(cpu)));
    }
    return all;
  }

  private static Footprint touched(Interference.Party party, Recorder recorder) {
    BitSet reads = new BitSet();
    BitSet writes = new BitSet();
    for (Spot spot : party.program().spots()) {
      for (Spot.Move move : spot.moves) {
        Footprint own = recorder.record(move.step().name(), s -> Assembly.whole(move, s));
        reads.or(own.reads());
        writes.or(own.writes());
      }
    }
    return new Footprint(reads, writes, 0, true);
  }

  private void add(PackedLayout layout, String cpu, BitSet loads, BitSet stores) {
    for (Slot memory : layout.relaxed()) {
      boolean loaded = loads.get(memory.ordinal());
      boolean stored = stores.get(memory.ordinal());
      if (loaded || stored) {
        Slot seen = layout.view(memory, cpu);
        Optional<Slot> flag =
            stored ? Optional.of(layout.unperformed(memory, cpu)) : Optional.empty();
        views
            .computeIfAbsent(cpu, c -> new LinkedHashMap<>())
            .put(memory, new View(cpu, memory, seen, flag, loaded));
      }
    }
  }

  /** Who shares a view: what runs on one real CPU; a virtual CPU is a thread of the one below. */
  private static String cpu(Interference.Party party) {
    return party.cpu().map(cpu -> cpu.host().orElse(cpu)).map(Cpu::name).orElse(party.name());
  }

  /** All views. */
  private List<View> all() {
    List<View> list = new ArrayList<>();
    views.values().forEach(own -> list.addAll(own.values()));
    return list;
  }

  /** What every load gives at the start. */
  void boot(State s) {
    all().forEach(view -> view.refresh(s));
  }

  /** The contexts that stand for memory, by name: one for each view. */
  Map<String, Routine> memory() {
    Map<String, Routine> contexts = new LinkedHashMap<>();
    for (View view : all()) {
      String name = view.seen().name();
      String last = name.substring(name.lastIndexOf('/') + 1);
      List<Block.Way> ways = new ArrayList<>();
      if (view.unperformed().isPresent()) {
        ways.add(way(guarded("the store is performed", view::isUnperformed, view::perform)));
      }
      if (view.loads()) {
        ways.add(way(guarded("the store of another is seen", view::isStale, view::refresh)));
      }
      String context = memory.contains(last) ? name : last;
      memory.add(context);
      contexts.put(
          context,
          Routine.of("memory", name, SOURCE, rest(choose(ways.toArray(Block.Way[]::new)))));
    }
    return contexts;
  }

  /** Whether a context stands for memory; what it moves is no access of a CPU's. */
  boolean isMemory(Interference.Party party) {
    return memory.contains(party.name());
  }

  /**
   * A move as its CPU takes it.
   *
   * @param party the context
   * @param move the move
   * @param footprint what it touches
   */
  Spot.Move through(Interference.Party party, Spot.Move move, Supplier<Footprint> footprint) {
    Map<Field, View> own = views.getOrDefault(cpu(party), Map.of());
    Step step = move.step();
    if (own.isEmpty() || step.order() == Order.NONE && !touches(own, footprint.get())) {
      return move;
    }
    boolean now = step.order() == Order.FULL;
    return new Spot.Move(
        step.when(through(own, now, step.guard())).doing(through(own, step)),
        move.takesLock(),
        through(own, now, move.condition()),
        through(own, move.then()),
        through(own, move.otherwise()));
  }

  private static boolean touches(Map<Field, View> own, Footprint footprint) {
    BitSet touched = footprint.touched();
    return own.keySet().stream().anyMatch(field -> touched.get(((Slot) field).ordinal()));
  }

  private static Guard through(Map<Field, View> own, boolean now, Guard guard) {
    return guard == Guard.ALWAYS ? guard : s -> guard.holds(new Seen(s, own, now));
  }

  private static Node through(Map<Field, View> own, Node node) {
    return s -> node.resolve(new Seen(s, own, false));
  }

  private static Effect through(Map<Field, View> own, Step step) {
    List<View> list = List.copyOf(own.values());
    Order order = step.order();
    boolean full = order == Order.FULL;
    Effect effect = step.effect();
    return s -> {
      if (order.releases()) {
        list.forEach(view -> view.perform(s));
      }
      effect.on(new Seen(s, own, full));
      if (full) {
        list.forEach(view -> view.perform(s));
      }
      if (order.acquires()) {
        list.forEach(view -> view.refresh(s));
      }
    };
  }
}
