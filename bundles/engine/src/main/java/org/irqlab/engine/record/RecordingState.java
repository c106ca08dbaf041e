package org.irqlab.engine.record;

import java.util.BitSet;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.state.Slot;

/**
 * A state whose fields have every value in turn. A field gets a value when it is first read; {@link
 * #advance} moves on to the next combination of the values that were read, as an odometer does, so
 * that only combinations which make a difference are tried. What a field is in this run bears the
 * number of the run, so that nothing has to be wiped for the next.
 */
final class RecordingState implements State, Run {
  private final Slot[] wheels;
  private final int[] turned;
  private final int[] value;
  private final int[] known;
  private final int[] changed;
  private final Slot[] changes;
  private BitSet touchedReads = new BitSet();
  private BitSet touchedWrites = new BitSet();
  private Verdict condemned;
  private int run;
  private int depth;
  private int cursor;
  private int writes;
  private int digest;

  RecordingState(int fields) {
    wheels = new Slot[fields];
    turned = new int[fields];
    value = new int[fields];
    known = new int[fields];
    changed = new int[fields];
    changes = new Slot[fields];
  }

  /** Starts the odometer at its first combination. */
  void reset() {
    depth = 0;
    rewind();
  }

  /** Starts the same combination again. */
  void rewind() {
    run++;
    cursor = 0;
    writes = 0;
    digest = 1;
    condemned = null;
  }

  /**
   * Moves on to the next combination.
   *
   * @return false if there is none
   */
  boolean advance() {
    while (depth > 0 && turned[depth - 1] + 1 == wheels[depth - 1].values()) {
      depth--;
    }
    if (depth == 0) {
      return false;
    }
    turned[depth - 1]++;
    rewind();
    return true;
  }

  /**
   * Says where to note what is touched from now on.
   *
   * @param reads takes ordinals of fields that are read
   * @param writes takes ordinals of fields that are written
   */
  void note(BitSet reads, BitSet writes) {
    touchedReads = reads;
    touchedWrites = writes;
  }

  @Override
  public int reads() {
    return depth;
  }

  @Override
  public Slot read(int i) {
    return wheels[i];
  }

  @Override
  public int found(int i) {
    return turned[i];
  }

  @Override
  public int writes() {
    return writes;
  }

  @Override
  public Slot written(int i) {
    return changes[i];
  }

  @Override
  public int left(int i) {
    return value[changes[i].ordinal()];
  }

  @Override
  public Verdict condemned() {
    return condemned;
  }

  /** A number that two runs of one combination share if they did the same. */
  int digest() {
    return digest;
  }

  /** Adds to what this run did. */
  void did(int what) {
    digest = digest * 31 + what;
  }

  @Override
  public int get(Field field) {
    Slot slot = (Slot) field;
    int at = slot.ordinal();
    if (known[at] != run) {
      known[at] = run;
      value[at] = turn(slot);
      touchedReads.set(at);
      did(at);
      did(value[at]);
    }
    return value[at];
  }

  private int turn(Slot slot) {
    if (cursor == depth) {
      wheels[depth] = slot;
      turned[depth++] = 0;
    } else if (wheels[cursor] != slot) {
      throw new Strayed();
    }
    return turned[cursor++];
  }

  @Override
  public void set(Field field, int newValue) {
    Slot slot = (Slot) field;
    int at = slot.ordinal();
    touchedWrites.set(at);
    did(~at);
    did(newValue);
    if (newValue < 0 || newValue >= slot.values()) {
      condemn(Verdict.UNBALANCED, slot.name());
      return;
    }
    known[at] = run;
    value[at] = newValue;
    if (changed[at] != run) {
      changed[at] = run;
      changes[writes++] = slot;
    }
  }

  @Override
  public void condemn(Verdict verdict, String why) {
    condemned = condemned == null ? verdict : condemned;
    did(verdict.ordinal() + 1000);
    did(why.hashCode());
  }

  @Override
  public void note(String text) {
    // Remarks do not influence behaviour and may differ in wording only.
  }

  /** The same combination read other fields than before: it is not deterministic. */
  static final class Strayed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Strayed() {
      super("another field was read than in the run before", null, false, false);
    }
  }
}
