package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;
import static org.irqlab.api.routine.Code.test;
import static org.irqlab.api.routine.Code.under;
import static org.irqlab.api.routine.Code.way;
import static org.irqlab.api.routine.Code.when;

import java.util.List;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * One line that the monitor forwards (hw/vfio/pci.c: VFIOINTx). Its handler runs in the main loop
 * and an access of the guest in the vCPU's thread, both under the monitor's big lock.
 */
final class Intx {
  private final FrontEnd.Route route;
  private final FrontEnd.HostLine host;
  private final VirtualController controller;
  private final Lock lock;
  private final Eventfd eventfd;
  private final Mapping mapping;
  private final boolean withdrawsFirst;
  private final String instance;
  private final Field pending;

  /**
   * A line.
   *
   * @param link where its fields go
   * @param route where it leads
   * @param controller the guest's controller
   * @param lock the monitor's lock
   * @param mapping the device's mapping
   * @param withdrawsFirst whether the mapping is withdrawn before the guest is interrupted
   */
  Intx(
      Link link,
      FrontEnd.Route route,
      VirtualController controller,
      Lock lock,
      Mapping mapping,
      boolean withdrawsFirst) {
    this.route = route;
    this.host =
        route
            .host()
            .orElseThrow(
                () ->
                    new LinkException(
                        "vmm-userspace waits for an eventfd: expected a backend on the host"));
    this.controller = controller;
    this.lock = lock;
    this.mapping = mapping;
    this.withdrawsFirst = withdrawsFirst;
    this.instance = link.instance();
    this.eventfd = Eventfd.of(link);
    this.pending = link.layout().flag("intx.pending", Protection.guardedBy(lock));
  }

  FrontEnd.Guest guest() {
    return route.guest();
  }

  int virtualSource() {
    return route.virtualSource();
  }

  String instance() {
    return instance;
  }

  Eventfd eventfd() {
    return eventfd;
  }

  /** What wakes the main loop for this line. */
  List<Block.Way> wakeUps(Cpu cpu) {
    Block.Way signalled =
        way(
            guarded("poll: eventfd is readable", eventfd.readable(), Effect.NOTHING).folded(),
            locked(call(interrupt(cpu))));
    if (mapping.when() != Mapping.When.BETWEEN_INTERRUPTS) {
      return List.of(signalled);
    }
    // the timer that finds the line pending arms itself again: as if it had not expired yet
    Block.Way expired =
        way(
            guarded(
                "mmap timer expires",
                s -> s.is(mapping.armed()) && !s.is(pending),
                s -> s.set(mapping.armed(), false)),
            locked(call(mmapEnable(cpu))));
    return List.of(signalled, expired);
  }

  /** The main loop's handler (hw/vfio/pci.c: vfio_intx_interrupt). */
  private Routine interrupt(Cpu cpu) {
    Block raise = call(controller.drive(cpu, route.virtualSource(), true));
    boolean withdraws = mapping.when() == Mapping.When.BETWEEN_INTERRUPTS;
    Block withdraw = withdraws ? mapping.withdraw() : nothing();
    return of(
        "vfio_intx_interrupt",
        cpu,
        test(eventfd.read(), eventfd.readable(), nothing(), leave()),
        step("intx.pending = true", s -> s.set(pending, true)).folded(),
        withdrawsFirst ? seq(withdraw, raise) : seq(raise, withdraw),
        withdraws ? mapping.arm() : nothing());
  }

  /** The timer's handler (hw/vfio/pci.c: vfio_intx_mmap_enable). */
  private Routine mmapEnable(Cpu cpu) {
    return of(
        "vfio_intx_mmap_enable",
        cpu,
        when(s -> s.is(pending), mapping.arm(), leave()),
        mapping.restore());
  }

  /**
   * The guest is taken to have completed (hw/vfio/pci.c: vfio_pci_intx_eoi); the monitor's lock is
   * held.
   *
   * @param vcpu the vCPU whose thread it is
   */
  Routine eoi(Cpu vcpu) {
    Cpu cpu =
        vcpu.host()
            .orElseThrow(() -> new LinkException(vcpu.name() + " is not a virtual CPU of a guest"));
    return of(
        "vfio_pci_intx_eoi",
        vcpu,
        when(s -> !s.is(pending), leave()),
        step("intx.pending = false", s -> s.set(pending, false)).folded(),
        call(controller.drive(vcpu, route.virtualSource(), false)),
        call(() -> host.backend().unmask(cpu, InterruptBackend.By.IOCTL)));
  }

  /** The virtual controller tells of a completion. */
  Block completed(Cpu vcpu) {
    return locked(call(eoi(vcpu)));
  }

  /** Under the monitor's lock. */
  Block locked(Block body) {
    return under(lock, body);
  }

  private Routine of(String function, Cpu cpu, Block... body) {
    return Routine.of(function, instance + "@" + cpu.name(), "hw/vfio/pci.c: " + function, body);
  }
}
