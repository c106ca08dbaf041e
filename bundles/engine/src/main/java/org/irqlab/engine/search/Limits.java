package org.irqlab.engine.search;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The bounds of a search, and whether one was hit. Shared by all workers; whoever looks after the
 * clock also notices that the calling thread was interrupted.
 */
public final class Limits {
  private static final long MEGABYTE = 1L << 20;

  /** What will not happen before the search has taken so many times as long is not near. */
  private static final double FAR = 4;

  private final long states;
  private final long announced;
  private final long bytes;
  private final int seconds;
  private final long start;
  private volatile String stopped;

  /**
   * The bounds; the clock runs from now on.
   *
   * @param states most states, or empty
   * @param seconds most seconds, or empty
   * @param megabytes most memory for states, or empty for half of the heap
   */
  public Limits(OptionalLong states, OptionalInt seconds, OptionalInt megabytes) {
    this(
        states.orElse(Long.MAX_VALUE),
        states.orElse(Long.MAX_VALUE),
        megabytes.isPresent()
            ? megabytes.getAsInt() * MEGABYTE
            : Runtime.getRuntime().maxMemory() / 2,
        seconds.orElse(Integer.MAX_VALUE),
        System.nanoTime());
  }

  private Limits(long states, long announced, long bytes, int seconds, long start) {
    this.states = states;
    this.announced = announced;
    this.bytes = bytes;
    this.seconds = seconds;
    this.start = start;
  }

  /**
   * The same bounds, by the same clock, but for fewer states; nothing is said about that before.
   *
   * @param fewer most states
   */
  public Limits upTo(long fewer) {
    return new Limits(Math.min(states, fewer), announced, bytes, seconds, start);
  }

  /** No bounds but half of the heap. */
  public static Limits none() {
    return new Limits(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** Most bytes for states. */
  long bytes() {
    return bytes;
  }

  /**
   * Says which bound will be hit first, and when, if a search goes on as it did; empty if none will
   * be soon.
   *
   * @param found states found so far
   * @param room states there is memory for
   */
  String outlook(long found, long room) {
    double soFar = elapsed();
    double rate = found / soFar;
    double toStates = (announced - found) / rate;
    double toMemory = (room - found) / rate;
    double toEnd = seconds - soFar;
    double first = Math.min(toEnd, Math.min(toStates, toMemory));
    if (!(first < FAR * soFar)) {
      return "";
    }
    String which =
        first == toEnd
            ? "bound of " + seconds + " seconds"
            : first == toStates
                ? "bound of " + announced + " states"
                : "memory full at " + room + " states";
    return which + " in " + Math.max(0, Math.round(first)) + " s at this rate";
  }

  /** Seconds since the start. */
  public double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  /** The bound that was hit, in words, or null. */
  public String stopped() {
    return stopped;
  }

  /** Looks at the clock and at the interruption of this thread. */
  void look() {
    if (Thread.currentThread().isInterrupted()) {
      cancel();
    } else if (elapsed() > seconds) {
      stop("bound of " + seconds + " seconds reached");
    }
  }

  /**
   * Looks at the clock and at the interruption of this thread.
   *
   * @return whether to go on
   */
  public boolean goOn() {
    if (stopped == null) {
      look();
    }
    return stopped == null;
  }

  /** Looks at a number of states. */
  void count(long found) {
    if (found > states) {
      stop("bound of " + states + " states reached");
    }
  }

  /**
   * Whether so much memory may be used.
   *
   * @param wanted bytes
   */
  public boolean allows(long wanted) {
    return wanted <= bytes;
  }

  /** Ends the search because there is no more room. */
  public void outOfMemory() {
    stop("bound of " + bytes / MEGABYTE + " megabytes of memory reached");
  }

  /** Ends the work because there are more states than what comes after the search can number. */
  public void outOfSlots() {
    stop("all states visited, too many of them to look for runs without end");
  }

  /** Ends the search because its user wants it to end. */
  void cancel() {
    stop("cancelled");
  }

  /** Ends the search because a worker failed. */
  void failed() {
    stop("failed");
  }

  private synchronized void stop(String why) {
    if (stopped == null) {
      stopped = why;
    }
  }
}
