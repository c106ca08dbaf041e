package org.irqlab.actor;

import java.util.List;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * Another driver of the host that requests a line, and is refused while somebody has it
 * (kernel/irq/manage.c: request_irq).
 */
@Component
@Named(name = "irq-request")
public final class IrqRequest implements Actor {
  @Override
  public List<OptionSpec> options() {
    return List.of(Caller.TIMES, Caller.SOURCE);
  }

  @Override
  public void link(Link link, Options options) {
    Caller.link(link, options, "irq", "", "request_irq");
  }
}
