package org.irqlab.engine.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.state.Slot;

/**
 * A state whose fields have every value in turn. A field gets a value when it is first read; {@link
 * #advance} moves on to the next combination of the values that were read, as an odometer does, so
 * that only combinations which make a difference are tried.
 */
final class RecordingState implements State {
  private final Slot[] wheels;
  private final int[] turned;
  private final int[] value;
  private final boolean[] known;
  private final BitSet reads = new BitSet();
  private final BitSet writes = new BitSet();
  private final Map<Slot, Integer> written = new LinkedHashMap<>();
  private Verdict condemned;
  private int depth;
  private int cursor;
  private int digest;

  RecordingState(int fields) {
    wheels = new Slot[fields];
    turned = new int[fields];
    value = new int[fields];
    known = new boolean[fields];
  }

  /** Starts the odometer at its first combination. */
  void reset() {
    depth = 0;
    rewind();
  }

  /** Starts the same combination again. */
  void rewind() {
    cursor = 0;
    digest = 1;
    condemned = null;
    written.clear();
    Arrays.fill(known, false);
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

  /** What the combination read, in order. */
  List<Case.Value> read() {
    List<Case.Value> all = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      all.add(new Case.Value(wheels[i], turned[i]));
    }
    return all;
  }

  /** What the run wrote last to each field. */
  List<Case.Value> written() {
    List<Case.Value> all = new ArrayList<>();
    written.forEach((slot, v) -> all.add(new Case.Value(slot, v)));
    return all;
  }

  /** What the run condemned itself for, or null. */
  Verdict condemned() {
    return condemned;
  }

  /** A number that two runs of one combination share if they did the same. */
  int digest() {
    return digest;
  }

  BitSet reads() {
    return reads;
  }

  BitSet writes() {
    return writes;
  }

  /** Adds to what this run did. */
  void did(int what) {
    digest = digest * 31 + what;
  }

  @Override
  public int get(Field field) {
    Slot slot = (Slot) field;
    int at = slot.ordinal();
    if (!known[at]) {
      known[at] = true;
      value[at] = turn(slot);
      reads.set(at);
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
    int at = ((Slot) field).ordinal();
    writes.set(at);
    did(~at);
    did(newValue);
    if (newValue < 0 || newValue >= field.values()) {
      condemn(Verdict.UNBALANCED, field.name());
      return;
    }
    known[at] = true;
    value[at] = newValue;
    written.put((Slot) field, newValue);
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
