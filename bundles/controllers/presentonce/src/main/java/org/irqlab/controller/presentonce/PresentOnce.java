package org.irqlab.controller.presentonce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Protection;
import org.osgi.service.component.annotations.Component;

/**
 * An abstract controller of level sources that presents each once: not hardware, but what is said
 * of POWER's in the discussion of "vfio/pci: Fix INTx handling on legacy non-PCI 2.3 devices" (kvm
 * and linuxppc-dev lists, September 2025). The words allow more than one reading, see {@link
 * Rearm}.
 */
@Component
@Named(name = PresentOnce.NAME)
public final class PresentOnce implements InterruptController {
  static final String NAME = "present-once";

  private static final OptionSpec REARM =
      OptionSpec.oneOf(
          "rearm",
          "what makes a taken source ready again: a completion with the line low, a fall of the line"
              + " before the completion, a fall at any time, or any completion",
          "strict",
          "latch",
          "fall",
          "level");
  private static final OptionSpec UNMASK =
      OptionSpec.oneOf(
          "unmask",
          "whether unmasking frees a stuck source and looks at its line, or does nothing else",
          "looks",
          "silent");

  @Override
  public List<OptionSpec> options() {
    return List.of(REARM, UNMASK);
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    Rearm rule = Rearm.valueOf(options.get(REARM.name()).toUpperCase(Locale.ROOT));
    boolean unmaskLooks = options.is(UNMASK.name(), "looks");
    Protection registers = Protection.register(link.instance());
    List<Source> sources = new ArrayList<>();
    for (Map.Entry<Integer, Trigger> input : plan.sources().entrySet()) {
      int number = input.getKey();
      if (number < 1 || number > Registers.LAST) {
        throw new LinkException(
            NAME + ": source " + number + " does not exist, expected 1 to " + Registers.LAST);
      } else if (input.getValue() != Trigger.LEVEL) {
        throw new LinkException(NAME + ": source " + number + " is no level, which all are here");
      }
      Source source = new Source(link.layout(), registers, number, rule, unmaskLooks, plan.cpus());
      link.boot(source::reset);
      sources.add(source);
    }
    return new Registers(sources);
  }
}
