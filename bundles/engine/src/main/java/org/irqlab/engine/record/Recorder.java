package org.irqlab.engine.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.State;

/**
 * Runs every case of a piece of behaviour: twice in a row, and all of them once more, so that one
 * that is not deterministic, or that keeps something outside the state, gives itself away.
 */
public final class Recorder {
  private final RecordingState state;
  private final int budget;

  /**
   * A recorder for the fields of one layout.
   *
   * @param fields how many there are
   * @param budget most cases of one piece; what is left over is not recorded
   */
  public Recorder(int fields, int budget) {
    this.state = new RecordingState(fields);
    this.budget = budget;
  }

  /**
   * Records one piece.
   *
   * @param what its name, for messages
   * @param behaviour the piece; its result counts as something it did
   * @return what it touches
   * @throws LinkException if two runs of one case differ
   */
  public Footprint record(String what, Behaviour behaviour) {
    state.reads().clear();
    state.writes().clear();
    long first = pass(what, behaviour);
    long second = pass(what, behaviour);
    if (first != second) {
      throw wandering(what);
    }
    int cases = (int) (first & Integer.MAX_VALUE);
    return new Footprint(
        (BitSet) state.reads().clone(), (BitSet) state.writes().clone(), cases, cases < budget);
  }

  /**
   * Enumerates the cases of one piece.
   *
   * @param what its name, for messages
   * @param behaviour the piece
   * @return its cases, in the order of an odometer; empty if there are more than the budget
   */
  public Optional<List<Case>> cases(String what, Behaviour behaviour) {
    List<Case> all = new ArrayList<>();
    state.reset();
    do {
      if (all.size() == budget) {
        return Optional.empty();
      }
      int outcome = run(what, behaviour);
      all.add(new Case(state.read(), state.written(), outcome, state.condemned()));
    } while (state.advance());
    return Optional.of(all);
  }

  /**
   * Whether every case of one piece comes out in one way.
   *
   * @param what its name, for messages
   * @param behaviour the piece
   * @param outcome what it must decide
   * @return false also if there are more cases than the budget
   */
  public boolean always(String what, Behaviour behaviour, int outcome) {
    int cases = 0;
    state.reset();
    do {
      if (cases++ == budget || run(what, behaviour) != outcome) {
        return false;
      }
    } while (state.advance());
    return true;
  }

  /** All cases once, each run twice; the digest of all in the upper half, their number below. */
  private long pass(String what, Behaviour behaviour) {
    int cases = 0;
    int digest = 1;
    state.reset();
    do {
      int once = digest(what, behaviour);
      state.rewind();
      if (digest(what, behaviour) != once) {
        throw wandering(what);
      }
      digest = digest * 31 + once;
      cases++;
    } while (cases < budget && state.advance());
    return (long) digest << 32 | cases;
  }

  private int digest(String what, Behaviour behaviour) {
    state.did(run(what, behaviour));
    return state.digest();
  }

  private int run(String what, Behaviour behaviour) {
    try {
      return behaviour.on(state);
    } catch (RecordingState.Strayed e) {
      throw wandering(what);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      // A combination that no run reaches; one that does fails there and then.
      return Case.FAILED;
    }
  }

  private static LinkException wandering(String what) {
    return new LinkException(
        what
            + ": two runs of the same case differ; a step must be deterministic and keep nothing"
            + " outside State");
  }

  /** A piece of behaviour. */
  @FunctionalInterface
  public interface Behaviour {
    /**
     * Runs it.
     *
     * @param s the state
     * @return what it decided, or 0
     */
    int on(State s);
  }
}
