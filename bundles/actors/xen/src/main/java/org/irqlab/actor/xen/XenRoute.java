package org.irqlab.actor.xen;

import static org.irqlab.api.routine.Code.on;

import java.util.List;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Exit;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the irq to a domain, as {@code XEN_DOMCTL_bind_pt_irq} does (xen/arch/arm/domctl.c:
 * arch_do_domctl). The device is in use afterwards if it is the guest's; what another domain does
 * with it is not followed, so for that one it stays quiet.
 */
@Component
@Named(name = "xen-route")
public final class XenRoute implements Actor {

  @Override
  public List<OptionSpec> options() {
    return Caller.options(Caller.domain());
  }

  @Override
  public void link(Link link, Options options) {
    Caller caller = new Caller(link, options);
    caller.live(
        "the device is attached",
        caller.forDomain(
            "route_irq_to_guest",
            caller.isForGuest() ? on(Exit.RETURN, caller.plain("start_device")) : on(Exit.RETURN),
            on(Caller.EBUSY)));
  }
}
