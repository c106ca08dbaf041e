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
  /** So many runs give away what is left to chance, all but once in a thousand times. */
  private static final int LEAST_RUNS = 12;

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
    Sets sets = new Sets();
    state.note(sets.reads, sets.writes);
    return sets.footprint(count(what, behaviour));
  }

  /**
   * Records a piece and what comes of it.
   *
   * @param what its name, for messages
   * @param own the piece
   * @param sequel what follows, given what the piece decided
   * @return what the piece touches, and what both touch
   * @throws LinkException if two runs of one case differ
   */
  public Footprint.Parts record(String what, Behaviour own, Sequel sequel) {
    Sets first = new Sets();
    Sets second = new Sets();
    int cases =
        count(
            what,
            s -> {
              state.note(first.reads, first.writes);
              int decided = own.on(s);
              state.note(second.reads, second.writes);
              return sequel.on(s, decided);
            });
    boolean alone = second.reads.isEmpty() || cases < budget;
    second.reads.or(first.reads);
    second.writes.or(first.writes);
    Footprint whole = second.footprint(cases);
    return new Footprint.Parts(alone ? first.footprint(cases) : record(what, own), whole);
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
    boolean complete = visit(what, behaviour, (run, outcome) -> all.add(Case.of(run, outcome)));
    return complete ? Optional.of(all) : Optional.empty();
  }

  /**
   * Visits the cases of one piece in the order of an odometer.
   *
   * @param what its name, for messages
   * @param behaviour the piece
   * @param visitor is told of each
   * @return false if there are more than the budget; the visitor was told of so many
   */
  public boolean visit(String what, Behaviour behaviour, Visitor visitor) {
    int cases = 0;
    state.reset();
    do {
      if (cases++ == budget) {
        return false;
      }
      int outcome = run(what, behaviour);
      visitor.visit(state, outcome);
    } while (state.advance());
    return true;
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

  /** Runs all cases twice in a row, and once more or, if they are few, often; counts them. */
  private int count(String what, Behaviour behaviour) {
    long first = pass(what, behaviour, true);
    int cases = (int) first;
    int runs = 2 * cases;
    do {
      if (pass(what, behaviour, false) != first) {
        throw wandering(what);
      }
      runs += cases;
    } while (runs < LEAST_RUNS);
    state.note(new BitSet(), new BitSet());
    return cases;
  }

  /** All cases, each run once or twice; the digest of all in the upper half, their number below. */
  private long pass(String what, Behaviour behaviour, boolean twice) {
    int cases = 0;
    int digest = 1;
    state.reset();
    do {
      int once = digest(what, behaviour);
      if (twice) {
        state.rewind();
        if (digest(what, behaviour) != once) {
          throw wandering(what);
        }
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

  /** What follows a piece of behaviour. */
  @FunctionalInterface
  public interface Sequel {
    /**
     * Runs it.
     *
     * @param s the state
     * @param decided what the piece decided
     * @return what it decides itself
     */
    int on(State s, int decided);
  }

  /** Is told of cases. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A case has been run.
     *
     * @param run what it read and wrote
     * @param outcome what it decided, or {@link Case#FAILED}
     */
    void visit(Run run, int outcome);
  }

  /** Ordinals of fields that are touched. */
  private final class Sets {
    private final BitSet reads = new BitSet();
    private final BitSet writes = new BitSet();

    Footprint footprint(int cases) {
      return new Footprint(reads, writes, cases, cases < budget);
    }
  }
}
