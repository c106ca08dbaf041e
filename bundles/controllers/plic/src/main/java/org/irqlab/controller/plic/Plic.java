package org.irqlab.controller.plic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.controller.plic.Construction.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * The RISC-V platform-level interrupt controller, specification 1.0.0, as hardware of a host or as
 * the virtual controller of a guest (a hypervisor injects by pulsing an edge input).
 */
@Component
@Named(
    name = Plic.NAME,
    arch = "riscv",
    compatible = {"sifive,plic-1.0.0", "riscv,plic0"})
public final class Plic implements InterruptController {
  static final String NAME = "plic";

  private static final String PRIORITY_BITS = "prio-bits";
  private static final String CONTEXTS = "contexts";
  private static final String EDGE_WHILE_BUSY = "edge-while-busy";

  private static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.oneOf(
              PRIORITY_BITS,
              "bits of a priority and of a threshold that are not hardwired to 0",
              "1",
              "2",
              "3",
              "4",
              "5",
              "6",
              "7"),
          OptionSpec.oneOf(
              CONTEXTS,
              "hart contexts that exist: supervisor mode, or machine mode too",
              "s",
              "ms"),
          OptionSpec.oneOf(
              EDGE_WHILE_BUSY,
              "what an edge gateway does with an edge before completion",
              "drop",
              "latch"),
          OptionSpec.flag(
              LatchedGateway.KEY, "quirk: a gateway latches assertions, samples no line", false),
          OptionSpec.flag(ClaimRule.KEY, "quirk: a claim honours the threshold", false),
          OptionSpec.flag(
              CompletionRule.KEY, "quirk: a completion is accepted without enable bit", false));

  @Override
  public List<OptionSpec> options() {
    return OPTIONS;
  }

  @Override
  public Set<String> quirks() {
    return Set.of(LatchedGateway.KEY, ClaimRule.KEY, CompletionRule.KEY);
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    Shape shape =
        new Shape(
            1 << options.number(PRIORITY_BITS),
            options.is(CONTEXTS, "ms") ? HartContexts.MS : HartContexts.S,
            options.is(EDGE_WHILE_BUSY, "latch"),
            true,
            options.on(LatchedGateway.KEY),
            options.on(ClaimRule.KEY) ? ClaimRule.HONOURS_THRESHOLD : ClaimRule.SPECIFIED,
            options.on(CompletionRule.KEY)
                ? CompletionRule.IGNORES_ENABLE
                : CompletionRule.SPECIFIED);
    return new Construction(link.layout(), link.instance(), shape)
        .build(plan.sources(), plan.cpus());
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.controller().equals(NAME)
        ? Optional.of(new RecordedMachine(link, recording))
        : Optional.empty();
  }
}
