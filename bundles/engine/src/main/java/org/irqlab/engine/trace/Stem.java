package org.irqlab.engine.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.irqlab.engine.search.Alarm;
import org.irqlab.engine.search.Generator;
import org.irqlab.engine.search.GrowingSet;

/**
 * The shortest run to the nearest wanted state. It searches again, by levels that are kept, and
 * goes back level by level: so a search that finds nothing pays nothing for traces. Where there is
 * a choice, the least state and then the least transition is taken: the run does not depend on how
 * the state was found.
 */
public final class Stem {
  private final Generator generator;
  private final int words;
  private final long[] out;
  private final List<Layer> layers = new ArrayList<>();

  private Stem(Generator generator, int words) {
    this.generator = generator;
    this.words = words;
    this.out = new long[words * generator.most()];
  }

  /**
   * Looks for a run.
   *
   * @param generator gives successors
   * @param initial where the run begins
   * @param wanted where it may end
   * @return the run, as the indices of its transitions, and the state where it ends
   * @throws IllegalArgumentException if no wanted state can be reached
   */
  public static Run to(Generator generator, long[] initial, Wanted wanted) {
    Stem stem = new Stem(generator, initial.length);
    long[] end = stem.forward(initial, wanted);
    return new Run(stem.back(end), end);
  }

  private long[] forward(long[] initial, Wanted wanted) {
    GrowingSet seen = new GrowingSet(words);
    seen.add(initial, 0);
    Layer layer = new Layer(words);
    layer.append(initial, 0);
    while (layer.size > 0) {
      layers.add(layer);
      long[] found = least(layer, wanted);
      if (found != null) {
        return found;
      }
      Layer next = new Layer(words);
      for (int i = 0; i < layer.size; i++) {
        int count = generator.successors(layer.states, i * words, out, 0);
        for (int k = 0; k < count; k++) {
          if (seen.add(out, k * words)) {
            next.append(out, k * words);
          }
        }
      }
      layer = next;
    }
    throw new IllegalArgumentException("no run leads to a wanted state");
  }

  private long[] least(Layer layer, Wanted wanted) {
    int best = -1;
    for (int i = 0; i < layer.size; i++) {
      if (wanted.is(layer.states, i * words)
          && (best < 0
              || Alarm.compare(layer.states, i * words, layer.states, best * words, words) < 0)) {
        best = i;
      }
    }
    return best < 0 ? null : layer.state(best);
  }

  private int[] back(long[] end) {
    int length = layers.size() - 1;
    int[] taken = new int[length];
    long[] target = end;
    for (int d = length - 1; d >= 0; d--) {
      Layer layer = layers.get(d);
      int best = -1;
      for (int i = 0; i < layer.size; i++) {
        int transition = transition(layer, i, target);
        if (transition >= 0
            && (best < 0
                || Alarm.compare(layer.states, i * words, layer.states, best * words, words) < 0)) {
          best = i;
          taken[d] = transition;
        }
      }
      target = layer.state(best);
    }
    return taken;
  }

  /** The least transition from a state of a layer to another state, or -1. */
  private int transition(Layer layer, int i, long[] target) {
    int least = -1;
    int count = generator.successors(layer.states, i * words, out, 0);
    for (int k = 0; k < count; k++) {
      if (Alarm.compare(out, k * words, target, 0, words) == 0
          && (least < 0 || generator.transition(k) < least)) {
        least = generator.transition(k);
      }
    }
    return least;
  }

  /** Tells the states where a run may end. */
  @FunctionalInterface
  public interface Wanted {
    /**
     * Whether a run may end here.
     *
     * @param in array with the state
     * @param at index of its first word
     */
    boolean is(long[] in, int at);
  }

  /**
   * A run from the initial state.
   *
   * @param taken its transitions
   * @param end the state where it ends
   */
  public record Run(int[] taken, long[] end) {
    /**
     * The run with more steps.
     *
     * @param more transitions
     */
    public int[] then(int... more) {
      int[] all = Arrays.copyOf(taken, taken.length + more.length);
      System.arraycopy(more, 0, all, taken.length, more.length);
      return all;
    }
  }

  /** States at one distance. */
  private static final class Layer {
    private final int words;
    private long[] states;
    private int size;

    Layer(int words) {
      this.words = words;
      this.states = new long[64 * words];
    }

    void append(long[] from, int at) {
      if ((size + 1) * words > states.length) {
        states = Arrays.copyOf(states, 2 * states.length);
      }
      System.arraycopy(from, at, states, size++ * words, words);
    }

    long[] state(int i) {
      return Arrays.copyOfRange(states, i * words, (i + 1) * words);
    }
  }
}
