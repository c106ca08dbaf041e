package org.irqlab.guest;

import static org.irqlab.api.part.ActionModel.IRQ_HANDLED;
import static org.irqlab.api.part.ActionModel.IRQ_NONE;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;

import java.util.List;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.verdict.Verdict;
import org.osgi.service.component.annotations.Component;

/**
 * A driver that serves its device in the primary handler, so that the EOI that its flow sends
 * afterwards finds the device quiet. If it checks the cause it asks the status register first and
 * answers {@code IRQ_NONE} when there is none, as {@code serial8250_interrupt} does with {@code
 * UART_IIR_NO_INT} (drivers/tty/serial/8250/8250_core.c); if it assumes one, a run without a cause
 * is condemned as a duplicate.
 */
@Component
@Named(name = "service-then-eoi")
public final class ServiceThenEoi implements Action {
  private static final String BY_DEVICE = "by-device";
  private static final String CHECKS = "checks";
  private static final String ASSUMES = "assumes";
  private static final OptionSpec CAUSE =
      OptionSpec.oneOf(
          "cause",
          "checks the status register first, or assumes a cause; by-device checks if there is one",
          BY_DEVICE,
          CHECKS,
          ASSUMES);
  private static final String SOURCE = "drivers/tty/serial/8250/8250_core.c: serial8250_interrupt";

  @Override
  public List<OptionSpec> options() {
    return List.of(CAUSE);
  }

  @Override
  public ActionModel link(Link link, DeviceBus bus, Options options) {
    DeviceModel device = bus.device();
    boolean checks =
        options.is(CAUSE.name(), CHECKS)
            || options.is(CAUSE.name(), BY_DEVICE) && device.hasStatus();
    if (checks && !device.hasStatus()) {
      throw new LinkException(
          link.instance()
              + ": cause: checks needs a device with a status register, this one has none");
    }
    return cpu ->
        Routine.of(
            "handler",
            link.instance() + "@" + cpu.name(),
            SOURCE,
            checks ? checking(bus, cpu) : assuming(bus, cpu));
  }

  private static Block checking(DeviceBus bus, Cpu cpu) {
    DeviceModel device = bus.device();
    return bus.test(
        "driver reads the status register",
        cpu,
        device::cause,
        seq(bus.access("driver services the device", cpu, device::service), leave(IRQ_HANDLED)),
        leave(IRQ_NONE));
  }

  private static Block assuming(DeviceBus bus, Cpu cpu) {
    DeviceModel device = bus.device();
    return seq(
        bus.access(
            "driver services the device",
            cpu,
            s -> {
              if (!device.owes(s)) {
                s.condemn(Verdict.DUPLICATE, "a driver that assumes a cause ran without one");
              }
              device.service(s);
            }),
        leave(IRQ_HANDLED));
  }
}
