package org.irqlab.controller.i8259;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Trigger;
import org.osgi.service.component.annotations.Component;

/**
 * The two cascaded 8259A of a PC (Intel 231468), with the edge/level control registers of its
 * chipset (Intel 290550); as hardware of a host or as the virtual ones of a guest. They interrupt
 * CPU 0 only, in PIC mode (MultiProcessor Specification 1.4, section 3.6.2.1).
 */
@Component
@Named(name = I8259.NAME, arch = "x86", compatible = "intel,i8259")
public final class I8259 implements InterruptController {
  static final String NAME = "i8259";

  /** A key of recordings: QEMU keeps an edge although its line falls before the acknowledge. */
  static final String EDGE_LATCHED = "i8259-edge-latched";

  private static final int SOURCES = 16;

  /** Where Linux puts the vectors (arch/x86/include/asm/irq_vectors.h: ISA_IRQ_VECTOR). */
  private static final int BASE = 0x30;

  private static final OptionSpec LATCHED =
      OptionSpec.flag(
          "edge-latched",
          "an edge is kept although its line falls before the acknowledge, as QEMU does; so the"
              + " first of the pair still has a request that the second has withdrawn",
          false);

  @Override
  public List<OptionSpec> options() {
    return List.of(LATCHED);
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    for (Map.Entry<Integer, Trigger> source : plan.sources().entrySet()) {
      refuse(source.getKey(), source.getValue());
    }
    return PicPair.of(link, plan.sources(), BASE, options.on(LATCHED.name()));
  }

  private static void refuse(int source, Trigger trigger) {
    if (source < 0 || source >= SOURCES || source == PicPair.CASCADE) {
      throw new LinkException(
          NAME + ": input " + source + " does not exist, expected 0 to 15 without 2");
    } else if (trigger == Trigger.MESSAGE) {
      throw new LinkException(NAME + ": input " + source + " takes no messages");
    } else if (trigger == Trigger.LEVEL && !PicPair.canBeLevel(source)) {
      throw new LinkException(
          NAME + ": input " + source + " is an edge, levels are 3 to 7, 9 to 12, 14 and 15");
    }
  }

  @Override
  public Set<String> quirks() {
    return Set.of(EDGE_LATCHED);
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.controller().equals(NAME)
        ? Optional.of(new RecordedMachine(link, recording))
        : Optional.empty();
  }
}
