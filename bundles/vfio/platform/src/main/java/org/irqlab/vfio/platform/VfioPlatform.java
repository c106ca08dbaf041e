package org.irqlab.vfio.platform;

import java.util.List;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.osgi.service.component.annotations.Component;

/**
 * vfio-platform (drivers/vfio/platform/vfio_platform_irq.c). A level interrupt is automasked, any
 * other is taken for an edge; which it is says the description, and that is all it says.
 */
@Component
@Named(name = "vfio-platform")
public final class VfioPlatform implements InterruptBackend {
  private static final String BY_TRIGGER = "by-trigger";
  private static final OptionSpec HANDLER =
      OptionSpec.oneOf(
          "handler",
          "how the interrupt is handled; VFIO's own is by-trigger: edge, or automasked if level",
          BY_TRIGGER,
          Handling.words());
  private static final OptionSpec DISABLE =
      OptionSpec.oneOf(
          "disable",
          "whether disabling the line masks it at once (IRQ_DISABLE_UNLAZY); VFIO does not",
          "lazy",
          "unlazy");

  private static final OptionSpec UNMASK =
      OptionSpec.oneOf(
          "unmask",
          "whether unmasking looks first if VFIO has masked the line, as it does",
          "guarded",
          "unguarded");

  @Override
  public List<OptionSpec> options() {
    return List.of(HANDLER, DISABLE, UNMASK);
  }

  @Override
  public Model link(Link link, Plan plan, Options options) {
    Handling byTrigger = plan.asks() == Trigger.LEVEL ? Handling.AUTOMASKED : Handling.EDGE;
    Handling handling =
        options.is(HANDLER.name(), BY_TRIGGER)
            ? byTrigger
            : Handling.of(options.get(HANDLER.name()));
    if (handling.threaded() && plan.asks() != Trigger.LEVEL) {
      throw new LinkException(
          link.instance() + ": handler: " + handling.word() + " is for a level line");
    }
    return new Line(
        link,
        plan,
        handling,
        options.is(DISABLE.name(), "unlazy"),
        options.is(UNMASK.name(), "guarded"));
  }
}
