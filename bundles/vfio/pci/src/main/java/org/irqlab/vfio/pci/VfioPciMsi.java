package org.irqlab.vfio.pci;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.step;

import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * vfio-pci forwarding a message of a function, MSI or MSI-X (drivers/vfio/pci/vfio_pci_intrs.c). A
 * message is over when it is sent: nothing is masked, and there is nothing to unmask. It registers
 * no producer here.
 */
@Component
@Named(name = "vfio-pci-msi")
public final class VfioPciMsi implements InterruptBackend {
  private static final String FILE = "drivers/vfio/pci/vfio_pci_intrs.c: ";

  @Override
  public Model link(Link link, Plan plan, Options options) {
    if (plan.asks() != Trigger.EDGE) {
      throw new LinkException(
          link.instance() + ": a message is an edge, but the device asserts a level");
    }
    Vector vector = new Vector(link.instance(), plan);
    link.offer(MASK, cpu -> vector.mask(cpu, By.IOCTL));
    link.offer(UNMASK, cpu -> vector.unmask(cpu, By.IOCTL));
    return vector;
  }

  /**
   * A vector that is enabled and has a trigger.
   *
   * @param instance what it is linked for
   * @param plan what it stands between
   */
  private record Vector(String instance, Plan plan) implements Model {
    @Override
    public Routine primary(Cpu cpu) {
      return of("vfio_msihandler", cpu, call(() -> plan.trigger().apply(cpu)), leave(IRQ_HANDLED));
    }

    @Override
    public Routine mask(Cpu cpu, By by) {
      return refused(cpu);
    }

    @Override
    public Routine unmask(Cpu cpu, By by) {
      return refused(cpu);
    }

    /** "Need masking support exported". */
    private Routine refused(Cpu cpu) {
      return of(
          "vfio_pci_set_irqs_ioctl",
          cpu,
          step("ioctl VFIO_DEVICE_SET_IRQS: -ENOTTY", Effect.NOTHING).counts(Mark.SYSTEM_CALL));
    }

    private Routine of(String function, Cpu cpu, Block... body) {
      return Routine.of(function, instance + "@" + cpu.name(), FILE + function, body);
    }
  }
}
