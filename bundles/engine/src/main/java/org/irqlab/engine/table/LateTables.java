package org.irqlab.engine.table;

import java.util.BitSet;
import org.irqlab.engine.machine.Machine;

/** The tables of one machine, made when a search turns out to be long; shared by its threads. */
public final class LateTables {
  private final Machine machine;
  private final BitSet wanted = new BitSet();
  private volatile Tables tables;

  /**
   * No tables yet.
   *
   * @param machine the machine
   */
  public LateTables(Machine machine) {
    this.machine = machine;
  }

  /** The tables if somebody has made them, or null. */
  public Tables made() {
    return tables;
  }

  /**
   * The tables; makes them anew if they lack steps.
   *
   * @param taken the steps that were taken so far; those that never are need no table
   */
  synchronized Tables make(BitSet taken) {
    if (tables == null || !tables.cover(taken)) {
      wanted.or(taken);
      tables = new Tables(machine, (BitSet) wanted.clone());
    }
    return tables;
  }
}
