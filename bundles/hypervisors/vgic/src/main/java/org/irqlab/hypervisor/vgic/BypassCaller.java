package org.irqlab.hypervisor.vgic;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.osgi.service.component.annotations.Component;

/**
 * Somebody who makes the backend or the irqfd join or leave, once, whenever it likes: a monitor
 * that sets a trigger eventfd, or takes an irqfd away.
 */
@Component
@Named(name = "irq-bypass")
public final class BypassCaller implements Actor {
  private static final OptionSpec CALLS =
      OptionSpec.oneOf(
          "calls",
          "who leaves or joins: the irqfd is the consumer, the backend the producer",
          "unregister-consumer",
          "unregister-producer",
          "register-consumer",
          "register-producer");

  @Override
  public List<OptionSpec> options() {
    return List.of(CALLS);
  }

  @Override
  public void link(Link link, Options options) {
    String entry = "irq_bypass_" + options.get(CALLS.name()).replace('-', '_');
    Cpu cpu = Cpu.real(link.scope().cpus() - 1);
    Field called = link.layout().flag("called", Protection.LOCAL);
    link.context(
        link.instance(),
        Optional.of(cpu),
        Level.THREAD,
        Routine.of(
            "ioctl",
            link.instance() + "@" + cpu.name(),
            "virt/kvm/eventfd.c: kvm_irqfd; drivers/vfio/platform/vfio_platform_irq.c: set_trigger",
            rest(
                await(
                    guarded(
                            "begins to " + options.get(CALLS.name()),
                            s -> !s.is(called),
                            s -> s.set(called, true))
                        .env())),
            call(() -> link.offered(entry, cpu))));
  }
}
