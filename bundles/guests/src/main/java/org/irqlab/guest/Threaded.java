package org.irqlab.guest;

import static org.irqlab.api.routine.Code.leave;

import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;

/**
 * A driver that serves its device in a thread: its flow sends the EOI before the device is quiet,
 * unless the chip withholds it (kernel/irq/manage.c: request_threaded_irq,
 * irq_default_primary_handler).
 *
 * @param instance what it is linked for
 * @param service how it serves
 * @param oneshot whether the line stays masked until the thread has ended
 */
record Threaded(String instance, Service service, boolean oneshot) implements ActionModel {
  @Override
  public Routine primary(Cpu cpu) {
    return Routine.of(
        "irq_default_primary_handler",
        instance + "@" + cpu.name(),
        "kernel/irq/manage.c: irq_default_primary_handler",
        leave(IRQ_WAKE_THREAD));
  }

  @Override
  public Optional<Routine> thread(Cpu cpu) {
    return Optional.of(
        Routine.of("thread_fn", instance + "@" + cpu.name(), Service.SOURCE, service.on(cpu)));
  }

  @Override
  public Set<Request> request() {
    return oneshot ? Set.of(Request.ONESHOT) : Set.of();
  }
}
