package org.irqlab.engine.state;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;

/**
 * A pool whose slots are fields. After every step that touched it the engine calls {@link
 * #collect}, so that a poisoned slot is free again exactly when no pointer names it.
 */
public final class SlotPool implements Pool {
  static final int STATES = 3;
  private static final int FREE = 0;
  private static final int LIVE = 1;
  private static final int POISONED = 2;

  private final String name;
  private final List<Slot> objects;
  private final List<Slot> pointers = new ArrayList<>();

  SlotPool(String name, List<Slot> objects) {
    this.name = name;
    this.objects = List.copyOf(objects);
  }

  int size() {
    return objects.size();
  }

  void named(Slot pointer) {
    pointers.add(pointer);
  }

  /** A view of a pointer points to the same pool. */
  void alsoNamed(Slot pointer, Slot view) {
    if (pointers.contains(pointer)) {
      pointers.add(view);
    }
  }

  /** Fields whose change can make a slot collectable: the slots and every pointer to them. */
  public List<Slot> touched() {
    List<Slot> all = new ArrayList<>(objects);
    all.addAll(pointers);
    return all;
  }

  /** The name of the kind of object. */
  public String name() {
    return name;
  }

  @Override
  public int alloc(State s) {
    for (int i = 0; i < objects.size(); i++) {
      if (s.get(objects.get(i)) == FREE) {
        s.set(objects.get(i), LIVE);
        return i + 1;
      }
    }
    s.condemn(Verdict.UNBALANCED, "no free " + name + ": objects leak, or the pool is too small");
    return 0;
  }

  @Override
  public void free(State s, Field pointer) {
    switch (stateOf(s, pointer)) {
      case LIVE -> s.set(objects.get(s.get(pointer) - 1), POISONED);
      case POISONED -> s.condemn(Verdict.DOUBLE_FREE, name + " is freed twice");
      default -> s.condemn(Verdict.USE_AFTER_RELEASE, "NULL " + name + " is freed");
    }
  }

  @Override
  public void use(State s, Field pointer) {
    switch (stateOf(s, pointer)) {
      case LIVE -> {}
      case POISONED -> s.condemn(Verdict.USE_AFTER_RELEASE, "a freed " + name + " is used");
      default -> s.condemn(Verdict.USE_AFTER_RELEASE, "NULL " + name + " is used");
    }
  }

  private int stateOf(State s, Field pointer) {
    int p = s.get(pointer);
    return p == 0 ? FREE : s.get(objects.get(p - 1));
  }

  /**
   * Frees the poisoned slots that no pointer names.
   *
   * @param s the state
   */
  public void collect(State s) {
    for (int i = 0; i < objects.size(); i++) {
      if (s.get(objects.get(i)) == POISONED && !isNamed(s, i + 1)) {
        s.set(objects.get(i), FREE);
      }
    }
  }

  private boolean isNamed(State s, int value) {
    for (Slot pointer : pointers) {
      if (s.get(pointer) == value) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a live object exists that no pointer names.
   *
   * @param s the state
   */
  public boolean leaks(State s) {
    for (int i = 0; i < objects.size(); i++) {
      if (s.get(objects.get(i)) == LIVE && !isNamed(s, i + 1)) {
        return true;
      }
    }
    return false;
  }
}
