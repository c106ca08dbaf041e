package org.irqlab.engine.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Verdict;

/**
 * Breadth-first search by levels. All workers expand one level before any begins the next, so what
 * is found does not depend on how many there are; a violation ends the search at the end of its
 * level, and the least one of that level counts.
 */
public final class Search {
  private static final int FIRST_SLOTS = 1 << 12;
  private static final long MOST_SILENCE = 100_000_000;

  private final Storage storage;
  private final Limits limits;
  private final List<Worker> workers = new ArrayList<>();
  private final Consumer<Checker.Progress> progress;
  private final Level level = new Level();
  private int depth;
  private long spoken = System.nanoTime();

  /**
   * A search.
   *
   * @param words words of a state
   * @param generators makes a generator for each worker
   * @param inspectors makes an inspector for each worker
   * @param workers how many work in parallel, at least 1
   * @param limits the bounds
   * @param progress hears of it at the start, now and then, and at the end
   */
  public Search(
      int words,
      Supplier<Generator> generators,
      Supplier<Inspector> inspectors,
      int workers,
      Limits limits,
      Consumer<Checker.Progress> progress) {
    this(new VisitedSet(words, FIRST_SLOTS), generators, inspectors, workers, limits, progress);
  }

  private Search(
      VisitedSet visited,
      Supplier<Generator> generators,
      Supplier<Inspector> inspectors,
      int workers,
      Limits limits,
      Consumer<Checker.Progress> progress) {
    this.storage = new Storage(visited, limits, workers);
    this.limits = limits;
    this.progress = progress;
    for (int i = 0; i < workers; i++) {
      this.workers.add(
          new Worker(
              generators.get(),
              inspectors.get(),
              storage,
              limits,
              workers,
              i == 0 ? () -> report(false) : () -> {}));
    }
  }

  /**
   * A search that keeps some bits of each state only; it may miss states.
   *
   * @param words words of a state
   * @param megabytes memory for the bits
   * @param generators makes a generator for each worker
   * @param inspectors makes an inspector for each worker
   * @param workers how many work in parallel, at least 1
   * @param limits the bounds
   * @param progress hears of it at the start, now and then, and at the end
   */
  public static Search ofBits(
      int words,
      int megabytes,
      Supplier<Generator> generators,
      Supplier<Inspector> inspectors,
      int workers,
      Limits limits,
      Consumer<Checker.Progress> progress) {
    return new Search(
        VisitedSet.ofBits(words, (long) megabytes << 20),
        generators,
        inspectors,
        workers,
        limits,
        progress);
  }

  /**
   * Searches from one state.
   *
   * @param initial its words
   * @return what was found
   */
  public Space from(long[] initial) {
    workers.get(0).begin(initial);
    try (Crew crew = new Crew(workers, limits)) {
      gather();
      report(true);
      while (level.size() > 0) {
        crew.expand(level);
        if (limits.stopped() != null || alarms().findAny().isPresent()) {
          break;
        }
        gather();
        depth += level.size() > 0 ? 1 : 0;
      }
    }
    report(true);
    return space();
  }

  private void gather() {
    level.clear();
    for (Worker worker : workers) {
      level.add(worker.produced());
    }
  }

  private void report(boolean now) {
    if (now || System.nanoTime() - spoken > MOST_SILENCE) {
      spoken = System.nanoTime();
      progress.accept(
          new Checker.Progress(
              depth,
              storage.states(),
              transitions(),
              level.size(),
              storage.bytes(),
              limits.outlook(storage.states(), storage.room())));
    }
  }

  private long transitions() {
    return workers.stream().mapToLong(Worker::edges).sum() + 1;
  }

  private Stream<Alarm> alarms() {
    return workers.stream().map(Worker::alarm).filter(Objects::nonNull);
  }

  private Space space() {
    BitSet taken = new BitSet();
    Set<Verdict> kinds = EnumSet.noneOf(Verdict.class);
    for (Worker worker : workers) {
      worker.generator().taken(taken);
      kinds.addAll(worker.kinds());
    }
    return new Space(
        storage.visited,
        storage.states(),
        transitions(),
        depth,
        storage.bytes(),
        taken,
        alarms().min(Alarm::compareTo),
        kinds,
        Optional.ofNullable(limits.stopped()));
  }
}
