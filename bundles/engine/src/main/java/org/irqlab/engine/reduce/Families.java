package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.irqlab.engine.machine.Executor;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.machine.Transition;
import org.irqlab.engine.state.Slot;

/**
 * Guesses the families of a machine from names that differ in a number: {@code source0}, {@code
 * source1}; {@code line[0]}, {@code line[1]}. A guess may be wrong, and costs nothing then.
 */
final class Families {
  private static final Pattern NUMBER = Pattern.compile("([A-Za-z_]*)(\\d{1,8})");

  private final Machine machine;
  private final List<BitSet> touched = new ArrayList<>();

  private Families(Recording recording) {
    this.machine = recording.machine();
    machine.contexts().forEach(c -> touched.add(new BitSet()));
    for (Transition t : machine.transitions()) {
      touched.get(t.context()).or(recording.steps().get(t.index()).reads());
      touched.get(t.context()).or(recording.steps().get(t.index()).writes());
    }
  }

  /** Whether a machine has contexts whose names differ in a number. */
  static boolean any(Machine machine) {
    return !contexts(machine).isEmpty();
  }

  /**
   * The families of a machine.
   *
   * @param recording what it does
   */
  static List<Family> of(Recording recording) {
    Families families = new Families(recording);
    List<Family> all = new ArrayList<>();
    contexts(recording.machine()).forEach((kind, rows) -> all.add(families.family(kind, rows)));
    return all;
  }

  /** The rows of contexts, by the word before the number and the numbers. */
  private static Map<Kind, List<List<Executor>>> contexts(Machine machine) {
    Map<Series, Map<Integer, Executor>> series = new LinkedHashMap<>();
    for (Executor context : machine.contexts()) {
      collect(series, context.name(), context);
    }
    Map<Kind, List<List<Executor>>> all = new LinkedHashMap<>();
    series.forEach(
        (its, row) -> {
          if (row.size() > 1) {
            Kind kind = new Kind(its.word(), Set.copyOf(row.keySet()));
            all.computeIfAbsent(kind, k -> new ArrayList<>()).add(List.copyOf(row.values()));
          }
        });
    return all;
  }

  private static <T> void collect(Map<Series, Map<Integer, T>> series, String name, T named) {
    Matcher matcher = NUMBER.matcher(name);
    while (matcher.find()) {
      String rest = name.substring(0, matcher.start(2)) + '#' + name.substring(matcher.end());
      series
          .computeIfAbsent(new Series(rest, matcher.group(1)), k -> new TreeMap<>())
          .put(Integer.valueOf(matcher.group(2)), named);
    }
  }

  private Family family(Kind kind, List<List<Executor>> contexts) {
    int size = kind.numbers().size();
    List<BitSet> its = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      BitSet all = new BitSet();
      for (List<Executor> row : contexts) {
        all.or(touched.get(row.get(i).index()));
      }
      its.add(all);
    }
    Map<Series, Map<Integer, Slot>> series = new LinkedHashMap<>();
    for (Slot slot : machine.layout().slots()) {
      collect(series, slot.name(), slot);
    }
    List<List<Slot>> rows = new ArrayList<>();
    Set<Slot> used = new java.util.HashSet<>();
    for (boolean sure : new boolean[] {true, false}) {
      series.forEach(
          (which, row) -> {
            List<Slot> slots = List.copyOf(row.values());
            boolean named = !kind.word().isEmpty() && which.word().equals(kind.word());
            if (row.keySet().equals(kind.numbers())
                && slots.stream().noneMatch(used::contains)
                && (sure ? named : !named && apart(slots, its))) {
              used.addAll(slots);
              rows.add(slots);
            }
          });
    }
    return new Family(kind.word(), turned(rows, size), turned(contexts, size));
  }

  /** Whether no member touches a field of another. */
  private static boolean apart(List<Slot> slots, List<BitSet> touched) {
    for (int i = 0; i < slots.size(); i++) {
      for (int j = 0; j < slots.size(); j++) {
        if (i != j && touched.get(i).get(slots.get(j).ordinal())) {
          return false;
        }
      }
    }
    return true;
  }

  /** From rows of members to members of rows. */
  private static <T> List<List<T>> turned(List<List<T>> rows, int size) {
    List<List<T>> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int member = i;
      members.add(rows.stream().map(row -> row.get(member)).toList());
    }
    return members;
  }

  /**
   * Names that differ in a number.
   *
   * @param rest the name with a sign for the number
   * @param word what stands before the number
   */
  private record Series(String rest, String word) {}

  /**
   * What members are called.
   *
   * @param word the word before the number
   * @param numbers the numbers
   */
  private record Kind(String word, Set<Integer> numbers) {}
}
