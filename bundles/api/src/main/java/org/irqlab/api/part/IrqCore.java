package org.irqlab.api.part;

import java.util.List;
import org.irqlab.api.routine.Cpu;
import org.osgi.annotation.versioning.ConsumerType;

/** Seam: a kernel's interrupt core, which owns the descriptors and runs flows and actions. */
@ConsumerType
public interface IrqCore extends Part {
  /**
   * Links one requested interrupt line: its descriptor with its flow and actions, as {@code
   * request_irq} leaves it.
   *
   * @param link where its fields go
   * @param plan what it is made of
   * @param options its options
   * @return the descriptor
   */
  IrqDesc link(Link link, Plan plan, Options options);

  /**
   * Links the CPUs' interrupt entry of one root controller.
   *
   * @param link where the contexts go
   * @param controller the controller
   * @param chip its driver
   * @param lines the lines that hang on it, each with its flow
   */
  void entry(Link link, Attachment controller, ChipModel chip, List<Requested> lines);

  /**
   * What a line is made of.
   *
   * @param source the source at its controller
   * @param trigger how it asks
   * @param affinity the CPU it is delivered to
   * @param cpus all CPUs of its kernel
   * @param chip its chip
   * @param actions its actions in the order they were requested
   */
  record Plan(
      int source,
      Trigger trigger,
      Cpu affinity,
      List<Cpu> cpus,
      ChipModel chip,
      List<ActionModel> actions) {
    /** Copies the lists. */
    public Plan {
      cpus = List.copyOf(cpus);
      actions = List.copyOf(actions);
    }
  }

  /**
   * A line that was requested.
   *
   * @param desc its descriptor
   * @param flow its flow handler
   * @param flowOptions options of that flow
   */
  record Requested(IrqDesc desc, FlowHandler flow, Options flowOptions) {}
}
