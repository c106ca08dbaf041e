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
    /** One worker, no bounds, nobody listening, no more states than the verdict needs. */
    public static final Request PLAIN =
        new Request(
            1,
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            progress -> {},
            false,
            OptionalInt.empty());

    /**
     * The same with other workers.
     *
     * @param number parallel workers, at least 1
     * @return the request
     */
    public Request withWorkers(int number) {
      return new Request(number, states, seconds, megabytes, progress, whole, bitMegabytes);
    }

    /**
     * The same within bounds.
     *
     * @param mostStates most states, or empty
     * @param mostSeconds most seconds, or empty
     * @param mostMegabytes most memory for states, or empty for half of the heap
     * @return the request
     */
    public Request within(
        OptionalLong mostStates, OptionalInt mostSeconds, OptionalInt mostMegabytes) {
      return new Request(
          workers, mostStates, mostSeconds, mostMegabytes, progress, whole, bitMegabytes);
    }

    /**
     * The same with somebody who hears of it.
     *
     * @param listener hears of the search at its start, now and then, and at its end, from any
     *     thread
     * @return the request
     */
    public Request heardBy(Consumer<Progress> listener) {
      return new Request(workers, states, seconds, megabytes, listener, whole, bitMegabytes);
    }

    /**
     * The same with every state, or with no more than the verdict needs.
     *
     * @param every whether every state is visited
     * @return the request
     */
    public Request whole(boolean every) {
      return new Request(workers, states, seconds, megabytes, progress, every, bitMegabytes);
    }

    /**
     * The same with bits of states kept only.
     *
     * @param mostMegabytes memory for bits, or empty for a search that keeps states
     * @return the request
     */
    public Request inBits(OptionalInt mostMegabytes) {
      return new Request(workers, states, seconds, megabytes, progress, whole, mostMegabytes);
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
