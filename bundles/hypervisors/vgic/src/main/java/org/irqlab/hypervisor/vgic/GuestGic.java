package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.under;

import java.util.List;
import java.util.function.ToLongFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.State;

/**
 * What the guest sees of a GICv2: its CPU interface is the hardware's virtual one, which it reaches
 * without an exit; the distributor is emulated, of which a running driver needs the enables
 * (arch/arm64/kvm/vgic/vgic-mmio-v2.c: vgic_v2_dist_registers).
 *
 * @param host the host's controller
 * @param vcpu the vCPU
 * @param irqs the guest's interrupts
 * @param lock their lock
 */
record GuestGic(Attachment host, Vcpu vcpu, List<VgicIrq> irqs, Lock lock) implements Bus {
  private static final long DISTRIBUTOR = 0x1000;
  private static final long CPU_INTERFACE = 0x2000;
  private static final long SET_ENABLE = DISTRIBUTOR + 0x100;
  private static final long CLEAR_ENABLE = DISTRIBUTOR + 0x180;
  private static final long SET_PENDING = DISTRIBUTOR + 0x200;
  private static final long CLEAR_PENDING = DISTRIBUTOR + 0x280;

  @Override
  public Block read(String name, Cpu cpu, Register register, Use use) {
    if (register.offset() >= CPU_INTERFACE) {
      return host.bus().read(name, Vcpu.below(cpu), HostGic.virtual(register), use);
    }
    return vcpu.trap(name, under(lock, step(name, s -> use.accept(s, enabled(s, register)))));
  }

  @Override
  public Block write(String name, Cpu cpu, Register register, ToLongFunction<State> value) {
    if (register.offset() >= CPU_INTERFACE) {
      return host.bus().write(name, Vcpu.below(cpu), HostGic.virtual(register), value);
    }
    if (isSetPending(register)) {
      return vcpu.trap(name, under(lock, step(name, s -> pend(s, register, value.applyAsLong(s)))));
    }
    if (!isEnable(register)) {
      throw new LinkException(
          "kvm-vgic emulates a distributor's enables and pending bits only, not "
              + name
              + " at "
              + register);
    }
    Block write = step(name, s -> enable(s, register, value.applyAsLong(s)));
    return vcpu.trap(name, under(lock, write));
  }

  @Override
  public void preset(State s, Cpu cpu, Register register, long value) {
    if (register.offset() >= CPU_INTERFACE) {
      host.bus().preset(s, Vcpu.below(cpu), HostGic.virtual(register), value);
    } else if (isEnable(register)) {
      enable(s, register, value);
    }
  }

  private static boolean isEnable(Register register) {
    return register.offset() >= SET_ENABLE && register.offset() < SET_PENDING;
  }

  private static boolean isSetPending(Register register) {
    return register.offset() >= SET_PENDING && register.offset() < CLEAR_PENDING;
  }

  /** Latches edges; a level is its line's (vgic-mmio.c: __set_pending). */
  private void pend(State s, Register register, long value) {
    for (VgicIrq irq : irqs) {
      boolean meant = register.offset() - SET_PENDING == 4L * (irq.virtualSource() / 32);
      if (meant && !irq.isLevel() && (value & bit(irq)) != 0) {
        irq.latch(s);
      }
    }
  }

  private void enable(State s, Register register, long value) {
    boolean on = register.offset() < CLEAR_ENABLE;
    for (VgicIrq irq : irqs) {
      if (isIn(irq, register) && (value & bit(irq)) != 0) {
        irq.enable(s, on);
      }
    }
  }

  private long enabled(State s, Register register) {
    long word = 0;
    for (VgicIrq irq : irqs) {
      if (isEnable(register) && isIn(irq, register) && irq.isEnabled(s)) {
        word |= bit(irq);
      }
    }
    return word;
  }

  private static boolean isIn(VgicIrq irq, Register register) {
    long base = register.offset() < CLEAR_ENABLE ? SET_ENABLE : CLEAR_ENABLE;
    return register.offset() - base == 4L * (irq.virtualSource() / 32);
  }

  private static long bit(VgicIrq irq) {
    return 1L << irq.virtualSource() % 32;
  }
}
