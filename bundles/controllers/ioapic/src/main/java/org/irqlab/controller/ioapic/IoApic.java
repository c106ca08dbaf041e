package org.irqlab.controller.ioapic;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.osgi.service.component.annotations.Component;

/**
 * Intel's I/O APIC (82093AA data sheet, 290566), which reports to local APICs by messages; as
 * hardware of a host or as the virtual one of a guest.
 */
@Component
@Named(name = IoApic.NAME, arch = "x86", compatible = "intel,ce4100-ioapic")
public final class IoApic implements InterruptController {
  static final String NAME = "ioapic";

  /** Pins of the 82093AA. */
  static final int PINS = 24;

  private static final OptionSpec VERSION =
      OptionSpec.oneOf("version", "0x20 has an EOI register, the 82093AA does not", "0x20", "0x11");

  /** Observed by Linux, arch/x86/kernel/apic/io_apic.c: ioapic_ack_level, the comment there. */
  private static final OptionSpec LEVEL_AS_EDGE =
      OptionSpec.flag(
          "level-as-edge",
          "erratum of version 0x11: a level is delivered as an edge, so that its EOI is not"
              + " broadcast",
          false);

  @Override
  public List<OptionSpec> options() {
    return List.of(VERSION, LEVEL_AS_EDGE);
  }

  /** Each entry can hold the vector that the controller behind it has for its pin. */
  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    ControllerModel next =
        plan.next()
            .orElseThrow(
                () ->
                    new LinkException(
                        "an ioapic reports to local APICs: 'controller: [ioapic, lapic]'"
                            + " expected"));
    if (plan.sources().lastKey() >= PINS) {
      throw new LinkException(
          "an ioapic has pins 0 to " + (PINS - 1) + ", not " + plan.sources().lastKey());
    }
    Shape shape =
        new Shape(
            Shape.assign(new TreeSet<>(plan.sources().keySet()), plan.reported()),
            plan.cpus(),
            false,
            Integer.decode(options.get(VERSION.name())),
            options.on(LEVEL_AS_EDGE.name()));
    IoApicModel model = new IoApicModel(link.layout(), link.instance(), shape, next::message);
    next.feed(model.ears());
    return model;
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.base().containsKey(NAME)
        ? Optional.of(new RecordedMachine(link, recording.base().get(NAME)))
        : Optional.empty();
  }

  /** All pins, all values, the version of QEMU's default. */
  static Shape recorded() {
    TreeSet<Integer> pins =
        IntStream.range(0, PINS).boxed().collect(Collectors.toCollection(TreeSet::new));
    return new Shape(Shape.assign(pins, new TreeSet<>()), 0, true, 0x20, false);
  }
}
