package org.irqlab.controller.gicv2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.controller.gicv2.Construction.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * ARM's GIC, architecture version 2 (IHI 0048B), as hardware of a host or as the virtual controller
 * of a guest. Sources are numbered as interrupts (a shared peripheral interrupt n is source 32 +
 * n); a private one of CPU c is 1024 * c more. Controllers of version 1 (those of Cortex-A9 and
 * 11MPCore, PL390) have neither the split of EOImode nor virtualization and are another part.
 */
@Component
@Named(
    name = Gicv2.NAME,
    arch = "arm",
    compatible = {
      "arm,gic-400",
      "arm,cortex-a15-gic",
      "arm,cortex-a7-gic",
      "brcm,brahma-b15-gic",
      "nvidia,tegra210-agic",
      "qcom,msm-qgic2"
    })
public final class Gicv2 implements InterruptController {
  static final String NAME = "gicv2";

  /** Quirk: the registers of group 1 in a CPU interface read as zero and ignore writes. */
  static final String NO_ALIASES = "gicv2-no-aliased-registers";

  private static final String PRIORITY_BITS = "priority-bits";
  private static final String GROUPS = "groups";
  private static final String LIST_REGISTERS = "list-registers";

  private static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.oneOf(
              PRIORITY_BITS,
              "implemented bits of a priority; the architecture asks for 4 at least, drivers use 2",
              "2",
              "3",
              "4",
              "5",
              "8"),
          OptionSpec.oneOf(
              GROUPS,
              "interrupt groups: one, as software behind Security Extensions sees it, or both",
              "1",
              "2"),
          OptionSpec.oneOf(
              LIST_REGISTERS,
              "list registers for each CPU; 0: without virtualization",
              "0",
              "1",
              "2",
              "4"),
          OptionSpec.flag(NO_ALIASES, "quirk: no registers of its own for group 1", false),
          OptionSpec.flag(
              Activity.PER_CPU, "quirk: each target of an interrupt acknowledges it", false),
          OptionSpec.flag(
              Software.ZERO_PENDS, "quirk: writing 0 to GICD_SPENDSGIR makes pending", false),
          OptionSpec.flag(
              CpuInterface.ANONYMOUS, "quirk: GICC_HPPIR does not name the requesting CPU", false),
          OptionSpec.flag(
              Distributor.LATE, "quirk: a guest's deactivation is not seen at once", false));

  private static final Set<String> QUIRKS =
      Set.of(
          NO_ALIASES,
          Activity.PER_CPU,
          Software.ZERO_PENDS,
          CpuInterface.ANONYMOUS,
          Distributor.LATE);

  @Override
  public List<OptionSpec> options() {
    return OPTIONS;
  }

  @Override
  public Set<String> quirks() {
    return QUIRKS;
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    Shape shape =
        new Shape(
            plan.cpus(),
            0,
            options.number(PRIORITY_BITS),
            options.number(GROUPS),
            options.number(LIST_REGISTERS),
            false,
            QUIRKS.stream().filter(options::on).collect(Collectors.toSet()));
    return new Construction(link.layout(), link.instance(), shape).build(plan.sources().keySet());
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return RecordedMachine.isOf(recording)
        ? Optional.of(new RecordedMachine(link, recording))
        : Optional.empty();
  }
}
