package org.irqlab.actor;

import java.util.List;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * Kernel code that gives a line of the host up and requests it again (kernel/irq/manage.c:
 * free_irq, request_irq).
 */
@Component
@Named(name = "irq-rerequest")
public final class IrqRerequest implements Actor {
  @Override
  public List<OptionSpec> options() {
    return List.of(Caller.TIMES, Caller.SOURCE);
  }

  @Override
  public void link(Link link, Options options) {
    Caller.link(link, options, "irq", "", "free_irq", "request_irq");
  }
}
