package org.irqlab.controller.gicv2;

import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * The list registers of one CPU as the supply of its virtual CPU interface (IHI 0048B, 5.2).
 * Handles are indices; ties go to the lowest.
 */
final class ListRegisters implements Supply {
  private final List<ListRegister> registers;
  private final Distributor distributor;
  private final Field enabled;
  private final Field unmatched;
  private final int cpu;

  /**
   * A supply.
   *
   * @param registers the list registers
   * @param distributor where linked physical interrupts are deactivated
   * @param enabled GICH_HCR.En
   * @param unmatched GICH_HCR.EOICount
   * @param cpu whose they are
   */
  ListRegisters(
      List<ListRegister> registers,
      Distributor distributor,
      Field enabled,
      Field unmatched,
      int cpu) {
    this.registers = List.copyOf(registers);
    this.distributor = distributor;
    this.enabled = enabled;
    this.unmatched = unmatched;
    this.cpu = cpu;
  }

  /** The registers, in order. */
  List<ListRegister> all() {
    return registers;
  }

  @Override
  public int best(State s) {
    int best = NONE;
    int most = Running.IDLE;
    if (!s.is(enabled)) {
      return NONE;
    }
    for (int i = 0; i < registers.size(); i++) {
      ListRegister register = registers.get(i);
      if (register.state(s) == ListRegister.PENDING && register.priority(s) < most) {
        best = i;
        most = register.priority(s);
      }
    }
    return best;
  }

  @Override
  public int priority(State s, int handle) {
    return registers.get(handle).priority(s);
  }

  @Override
  public int group(State s, int handle) {
    return registers.get(handle).group(s);
  }

  @Override
  public int name(State s, int handle) {
    return registers.get(handle).name(s);
  }

  @Override
  public int acknowledge(State s, int handle) {
    ListRegister register = registers.get(handle);
    register.state(s, ListRegister.ACTIVE);
    return register.name(s);
  }

  @Override
  public boolean exists(int id) {
    return id < Interrupt.LIMIT;
  }

  @Override
  public int active(State s, int id) {
    for (int i = 0; i < registers.size(); i++) {
      ListRegister register = registers.get(i);
      if ((register.state(s) & ListRegister.ACTIVE) != 0 && register.id(s) == id) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * Ends a virtual interrupt, and with it the physical one that it is linked to (IHI 0048B, 5.2.2).
   * A link to a software-generated interrupt is ignored.
   */
  @Override
  public void deactivate(State s, int handle) {
    ListRegister register = registers.get(handle);
    register.state(s, register.state(s) & ~ListRegister.ACTIVE);
    int physical = physical(s, handle);
    if (physical != NONE) {
      distributor.at(cpu, physical).deactivateFromVirtual(s);
    }
  }

  /** The physical interrupt that ends with what a handle stands for, or {@link #NONE}. */
  int physical(State s, int handle) {
    ListRegister register = registers.get(handle);
    if (!register.linked(s)) {
      return NONE;
    }
    int id = register.physical(s);
    return id >= Interrupt.SGIS && distributor.at(cpu, id) != null ? id : NONE;
  }

  /** Counts it in GICH_HCR.EOICount (IHI 0048B, 5.3.1). */
  @Override
  public void unmatched(State s) {
    s.set(unmatched, (s.get(unmatched) + 1) % unmatched.values());
  }
}
