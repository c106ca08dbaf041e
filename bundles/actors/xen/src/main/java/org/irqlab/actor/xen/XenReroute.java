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
 * Takes the irq from the guest and gives it to a domain again, the same or another. The device is
 * reset in between if the new domain is another, and when somebody else was faster.
 */
@Component
@Named(name = "xen-reroute")
public final class XenReroute implements Actor {

  @Override
  public List<OptionSpec> options() {
    return Caller.options(Caller.domain());
  }

  @Override
  public void link(Link link, Options options) {
    Caller caller = new Caller(link, options);
    String then = caller.isForGuest() ? "start_device" : "reset_device";
    caller.live(
        "the device is moved",
        caller.forGuest("release_guest_irq", on(Exit.RETURN), on(Caller.EINVAL)),
        caller.forDomain(
            "route_irq_to_guest",
            on(Exit.RETURN, caller.plain(then)),
            on(Caller.EBUSY, caller.plain("reset_device"))));
  }
}
