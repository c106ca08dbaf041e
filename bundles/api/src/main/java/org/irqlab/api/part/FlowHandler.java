package org.irqlab.api.part;

import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.osgi.annotation.versioning.ConsumerType;

/** Seam: a genirq flow over a descriptor. */
@ConsumerType
public interface FlowHandler extends Part {
  /**
   * Links the flow for one line on one CPU.
   *
   * @param desc the line
   * @param cpu the CPU that was interrupted
   * @param options its options
   * @return the flow handler
   */
  Routine link(IrqDesc desc, Cpu cpu, Options options);
}
