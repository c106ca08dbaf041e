package org.irqlab.engine.path;

import java.util.List;
import java.util.SortedMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;

/**
 * A controller plugged into the CPUs of one kernel.
 *
 * @param name the controller's part name
 * @param model its registers
 * @param bus the kernel's way to them
 * @param cpus the kernel's CPUs
 * @param sources the sources the path can touch
 */
record Socket(
    String name,
    ControllerModel model,
    Bus bus,
    List<Cpu> cpus,
    SortedMap<Integer, Trigger> sources)
    implements Attachment {

  @Override
  public Guard interrupts(Cpu cpu) {
    return s -> model.interrupts(s, cpu.number());
  }
}
