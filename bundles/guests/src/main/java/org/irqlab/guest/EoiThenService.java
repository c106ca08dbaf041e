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
 * A driver that only wakes its thread and does not keep its line masked meanwhile: the EOI comes
 * before the service, and a level that is still asserted comes again (kernel/irq/manage.c:
 * __setup_irq refuses this without a primary handler that quiets the device, which this one has in
 * name only).
 */
@Component
@Named(name = "eoi-then-service")
public final class EoiThenService implements Action {
  @Override
  public List<OptionSpec> options() {
    return List.of(Service.CAUSE);
  }

  @Override
  public ActionModel link(Link link, DeviceBus bus, Options options) {
    return new Threaded(link.instance(), Service.of(link.instance(), bus, options), false);
  }
}
