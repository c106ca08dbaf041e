package org.irqlab.engine.path;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;

/**
 * A controller plugged into the CPUs of one kernel.
 *
 * @param name the controller's part name
 * @param bus the kernel's way to its registers
 * @param cpus the kernel's CPUs
 * @param sources the sources the path can touch
 * @param pins its pin at each CPU
 * @param outputs its output pins
 * @param next the controller it reports to
 */
record Socket(
    String name,
    Bus bus,
    List<Cpu> cpus,
    SortedMap<Integer, Trigger> sources,
    Function<Cpu, Guard> pins,
    IntFunction<Guard> outputs,
    Optional<Attachment> next)
    implements Attachment {

  @Override
  public Guard interrupts(Cpu cpu) {
    return pins.apply(cpu);
  }

  @Override
  public Guard output(int pin) {
    return outputs.apply(pin);
  }
}
