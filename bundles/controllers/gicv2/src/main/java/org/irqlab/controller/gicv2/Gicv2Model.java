package org.irqlab.controller.gicv2;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.state.State;

/**
 * One linked controller: its blocks behind inputs, pins and registers. Each CPU has eight pins, of
 * which five are used: {@link #IRQ}, {@link #FIQ}, {@link #VIRQ}, {@link #VFIQ} and {@link
 * #MAINTENANCE}, counted from eight times its number.
 */
final class Gicv2Model implements ControllerModel {
  static final int PINS = 8;
  static final int IRQ = 0;
  static final int FIQ = 1;
  static final int VIRQ = 2;
  static final int VFIQ = 3;
  static final int MAINTENANCE = 4;

  private final Distributor distributor;
  private final List<CpuInterface> interfaces;
  private final VirtualControl[] virtual;
  private final Map<Integer, Interrupt> inputs;

  Gicv2Model(
      Distributor distributor,
      List<CpuInterface> interfaces,
      VirtualControl[] virtual,
      Map<Integer, Interrupt> inputs) {
    this.distributor = distributor;
    this.interfaces = List.copyOf(interfaces);
    this.virtual = virtual.clone();
    this.inputs = Map.copyOf(inputs);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    Interrupt driven = inputs.get(source);
    if (driven != null) {
      distributor.look(s);
      driven.signal().input(s, asserted);
    }
  }

  @Override
  public long read(State s, int cpu, Register register) {
    long block = block(cpu, register);
    int offset = (int) (register.offset() - block);
    if (block == MemoryMap.DISTRIBUTOR) {
      return distributor.read(s, cpu, offset, register.width());
    }
    if (block == MemoryMap.CPU_INTERFACE) {
      return interfaces.get(cpu).read(s, offset);
    }
    if (block == -1 || virtual[cpu] == null) {
      return 0;
    }
    return block == MemoryMap.VIRTUAL_CONTROL
        ? virtual[cpu].read(s, offset)
        : virtual[cpu].guest().read(s, offset);
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    long block = block(cpu, register);
    int offset = (int) (register.offset() - block);
    if (block == MemoryMap.DISTRIBUTOR || block == MemoryMap.CPU_INTERFACE) {
      distributor.look(s);
    }
    if (block == MemoryMap.DISTRIBUTOR) {
      distributor.write(s, cpu, offset, register.width(), value);
    } else if (block == MemoryMap.CPU_INTERFACE) {
      interfaces.get(cpu).write(s, offset, value);
    } else if (block == MemoryMap.VIRTUAL_CONTROL && virtual[cpu] != null) {
      virtual[cpu].write(s, offset, value);
    } else if (block == MemoryMap.VIRTUAL_CPU_INTERFACE && virtual[cpu] != null) {
      virtual[cpu].guest().write(s, offset, value);
    }
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return cpu < interfaces.size() && interfaces.get(cpu).irq(s);
  }

  @Override
  public boolean output(State s, int pin) {
    int cpu = pin / PINS;
    if (pin < 0 || cpu >= interfaces.size()) {
      return false;
    }
    VirtualControl control = virtual[cpu];
    return switch (pin % PINS) {
      case IRQ -> interfaces.get(cpu).irq(s);
      case FIQ -> interfaces.get(cpu).fiq(s);
      case VIRQ -> control != null && control.guest().irq(s);
      case VFIQ -> control != null && control.guest().fiq(s);
      case MAINTENANCE -> control != null && control.maintenance(s);
      default -> false;
    };
  }

  @Override
  public boolean canComplete(Register register) {
    long block = MemoryMap.block(register.offset());
    long offset = register.offset() - block;
    return register.space() == Space.MMIO
        && (block == MemoryMap.CPU_INTERFACE || block == MemoryMap.VIRTUAL_CPU_INTERFACE)
        && (offset == MemoryMap.EOIR || offset == MemoryMap.AEOIR || offset == MemoryMap.DIR);
  }

  /**
   * A write that deactivates ends the handling of its interrupt; in a virtual CPU interface, that
   * of the physical interrupt which the list register is linked to.
   */
  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    if (!canComplete(register)) {
      return OptionalInt.empty();
    }
    long block = block(cpu, register);
    int offset = (int) (register.offset() - block);
    int ended = Supply.NONE;
    if (block == MemoryMap.CPU_INTERFACE) {
      ended = interfaces.get(cpu).ends(s, offset, value);
    } else if (block != -1 && virtual[cpu] != null) {
      int handle = virtual[cpu].guest().ends(s, offset, value);
      ended = handle == Supply.NONE ? handle : virtual[cpu].list().physical(s, handle);
    }
    return ended == Supply.NONE ? OptionalInt.empty() : OptionalInt.of(input(cpu, ended));
  }

  private static int input(int cpu, int id) {
    return id < Interrupt.PRIVATE ? 1024 * cpu + id : id;
  }

  private long block(int cpu, Register register) {
    boolean there = register.space() == Space.MMIO && cpu < interfaces.size();
    return there ? MemoryMap.block(register.offset()) : -1;
  }
}
