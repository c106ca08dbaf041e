package org.irqlab.guest;

import static org.irqlab.api.part.ActionModel.IRQ_HANDLED;
import static org.irqlab.api.part.ActionModel.IRQ_NONE;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.seq;

import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.verdict.Verdict;

/**
 * How a driver serves its device. If it checks the cause it asks the status register first and
 * answers {@code IRQ_NONE} when there is none, as {@code serial8250_interrupt} does with {@code
 * UART_IIR_NO_INT} (drivers/tty/serial/8250/8250_core.c); if it assumes one, a run without a cause
 * is condemned as a duplicate.
 *
 * @param bus the way to the device
 * @param checks whether it checks the cause
 */
record Service(DeviceBus bus, boolean checks) {
  /** File and function of a driver that checks. */
  static final String SOURCE = "drivers/tty/serial/8250/8250_core.c: serial8250_interrupt";

  private static final String BY_DEVICE = "by-device";
  private static final String CHECKS = "checks";

  /** The option of drivers that say how they serve. */
  static final OptionSpec CAUSE =
      OptionSpec.oneOf(
          "cause",
          "checks the status register first, or assumes a cause; by-device checks if there is one",
          BY_DEVICE,
          CHECKS,
          "assumes");

  /**
   * As a driver's options say.
   *
   * @param instance the driver, for messages
   * @param bus the way to the device
   * @param options the driver's options
   * @throws LinkException if it is to check what the device cannot tell
   */
  static Service of(String instance, DeviceBus bus, Options options) {
    DeviceModel device = bus.device();
    boolean checks =
        options.is(CAUSE.name(), CHECKS)
            || options.is(CAUSE.name(), BY_DEVICE) && device.hasStatus();
    if (checks && !device.hasStatus()) {
      throw new LinkException(
          instance + ": cause: checks needs a device with a status register, this one has none");
    }
    return new Service(bus, checks);
  }

  /** Serves, and leaves by IRQ_HANDLED or IRQ_NONE. */
  Block on(Cpu cpu) {
    return checks ? checking(cpu) : assuming(cpu);
  }

  private Block checking(Cpu cpu) {
    DeviceModel device = bus.device();
    return bus.test(
        "driver reads the status register",
        cpu,
        device::cause,
        seq(bus.access("driver services the device", cpu, device::service), leave(IRQ_HANDLED)),
        leave(IRQ_NONE));
  }

  private Block assuming(Cpu cpu) {
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
