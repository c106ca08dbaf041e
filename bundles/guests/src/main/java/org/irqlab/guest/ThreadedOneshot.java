package org.irqlab.guest;

import java.util.List;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * A driver without a primary handler, for a device that can only be reached by code that sleeps: it
 * serves in its thread, and IRQF_ONESHOT keeps its line masked until then (kernel/irq/manage.c:
 * request_threaded_irq). The EOI comes before the service nevertheless.
 */
@Component
@Named(name = "threaded-oneshot")
public final class ThreadedOneshot implements Action {
  @Override
  public List<OptionSpec> options() {
    return List.of(Service.CAUSE);
  }

  @Override
  public ActionModel link(Link link, DeviceBus bus, Options options) {
    return new Threaded(link.instance(), Service.of(link.instance(), bus, options), true);
  }
}
