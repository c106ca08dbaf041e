package org.irqlab.actor;

import java.util.List;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.osgi.service.component.annotations.Component;

/**
 * User space that unmasks a VFIO interrupt without being asked to (VFIO_DEVICE_SET_IRQS with
 * VFIO_IRQ_SET_ACTION_UNMASK; include/uapi/linux/vfio.h).
 */
@Component
@Named(name = "vfio-unmask")
public final class VfioUnmask implements Actor {
  @Override
  public List<OptionSpec> options() {
    return List.of(Caller.TIMES, Caller.SOURCE);
  }

  @Override
  public void link(Link link, Options options) {
    Caller.link(link, options, "[", "]", InterruptBackend.UNMASK);
  }
}
