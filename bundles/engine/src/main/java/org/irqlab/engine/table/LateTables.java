package org.irqlab.engine.table;

import org.irqlab.engine.machine.Machine;

/** The tables of one machine, made when a search turns out to be long; shared by its threads. */
public final class LateTables {
  private final Machine machine;
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

  /** The tables; makes them if nobody has. */
  synchronized Tables make() {
    if (tables == null) {
      tables = new Tables(machine);
    }
    return tables;
  }
}
