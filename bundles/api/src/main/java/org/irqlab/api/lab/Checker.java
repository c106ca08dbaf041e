package org.irqlab.api.lab;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Result;
import org.osgi.annotation.versioning.ProviderType;

/** Visits every interleaving of a path. */
@ProviderType
public interface Checker {
  /**
   * Links a path and visits every interleaving in its scope. Interrupt the calling thread to stop
   * it: the result is then INCONCLUSIVE with what was found so far.
   *
   * @param path the path
   * @param request bounds, workers and who hears of progress
   * @return the result; INCONCLUSIVE if a bound was hit or a part left meanwhile
   * @throws org.irqlab.api.command.BadInput if a part is not plugged in or an option not declared
   * @throws org.irqlab.api.part.LinkException if the parts do not fit or break a rule
   */
  Result check(Path path, Request request);

  /**
   * How to search.
   *
   * @param workers parallel workers, at least 1
   * @param states most states, or empty
   * @param seconds most seconds, or empty
   * @param megabytes most memory for states, or empty for half of the heap
   * @param progress hears of the search at its start, now and then, and at its end, from any thread
   * @param whole whether every state is visited, even where fewer would do for the same verdict
   * @param bitMegabytes memory for a search that keeps some bits of each state only and proves
   *     nothing, or empty for one that keeps states
   */
  record Request(
      int workers,
      OptionalLong states,
      OptionalInt seconds,
      OptionalInt megabytes,
      Consumer<Progress> progress,
      boolean whole,
      OptionalInt bitMegabytes) {
    /** One worker, no bounds, nobody listening. */
    public static final Request PLAIN =
        new Request(
            1, OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(), progress -> {});

    /**
     * How to search; no more states are visited than the verdict needs.
     *
     * @param workers parallel workers, at least 1
     * @param states most states, or empty
     * @param seconds most seconds, or empty
     * @param megabytes most memory for states, or empty for half of the heap
     * @param progress hears of the search at its start, now and then, and at its end, from any
     *     thread
     */
    public Request(
        int workers,
        OptionalLong states,
        OptionalInt seconds,
        OptionalInt megabytes,
        Consumer<Progress> progress) {
      this(workers, states, seconds, megabytes, progress, false);
    }

    /**
     * How to search; states are kept.
     *
     * @param workers parallel workers, at least 1
     * @param states most states, or empty
     * @param seconds most seconds, or empty
     * @param megabytes most memory for states, or empty for half of the heap
     * @param progress hears of the search at its start, now and then, and at its end, from any
     *     thread
     * @param whole whether every state is visited
     */
    public Request(
        int workers,
        OptionalLong states,
        OptionalInt seconds,
        OptionalInt megabytes,
        Consumer<Progress> progress,
        boolean whole) {
      this(workers, states, seconds, megabytes, progress, whole, OptionalInt.empty());
    }
  }

  /**
   * Where a search stands.
   *
   * @param depth the level being expanded
   * @param states distinct states so far
   * @param transitions transitions so far
   * @param frontier states waiting to be expanded
   * @param bytes memory used for states
   * @param outlook which bound will be hit, and when, if the search goes on as it did; empty if
   *     none will be soon
   */
  record Progress(
      int depth, long states, long transitions, long frontier, long bytes, String outlook) {}
}
