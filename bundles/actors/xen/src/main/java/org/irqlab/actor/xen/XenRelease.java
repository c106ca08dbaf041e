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
 * Takes the irq away, as {@code XEN_DOMCTL_unbind_pt_irq} and the end of a domain do, and resets
 * the device that nobody serves any more (xen/arch/arm/domctl.c: arch_do_domctl;
 * xen/arch/arm/vgic.c: domain_vgic_free). Two of them are two callers.
 */
@Component
@Named(name = "xen-release")
public final class XenRelease implements Actor {
  private static final OptionSpec FROM =
      OptionSpec.oneOf(
          "from",
          "whose irq it releases: a domain's (release_guest_irq) or Xen's own (release_irq)",
          "domain",
          "xen");

  @Override
  public List<OptionSpec> options() {
    return Caller.options(Caller.domain(), FROM);
  }

  @Override
  public void link(Link link, Options options) {
    Caller caller = new Caller(link, options);
    if (options.is(FROM.name(), "xen")) {
      caller.live(
          "Xen gives up its own irq", caller.plain("release_irq"), caller.plain("reset_device"));
    } else {
      caller.live(
          "the device is detached",
          caller.forDomain(
              "release_guest_irq",
              on(Exit.RETURN, caller.plain("reset_device")),
              on(Caller.EINVAL)));
    }
  }
}
