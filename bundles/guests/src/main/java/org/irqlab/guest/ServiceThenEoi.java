package org.irqlab.guest;

import java.util.List;
import java.util.Set;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * A driver that serves its device in the primary handler, so that the EOI that its flow sends
 * afterwards finds the device quiet (drivers/tty/serial/8250/8250_core.c: serial8250_interrupt).
 */
@Component
@Named(name = "service-then-eoi")
public final class ServiceThenEoi implements Action {
  private static final OptionSpec SHARED =
      OptionSpec.flag("shared", "IRQF_SHARED: the line has other drivers too", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(Service.CAUSE, SHARED);
  }

  @Override
  public ActionModel link(Link link, DeviceBus bus, Options options) {
    Service service = Service.of(link.instance(), bus, options);
    return new Primary(link.instance(), service, options.on(SHARED.name()));
  }

  /**
   * One such driver.
   *
   * @param instance what it is linked for
   * @param service how it serves
   * @param shared whether it shares its line
   */
  private record Primary(String instance, Service service, boolean shared) implements ActionModel {
    @Override
    public Routine primary(Cpu cpu) {
      return Routine.of("handler", instance + "@" + cpu.name(), Service.SOURCE, service.on(cpu));
    }

    @Override
    public Set<Request> request() {
      return shared ? Set.of(Request.SHARED) : Set.of();
    }
  }
}
