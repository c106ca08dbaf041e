package org.irqlab.device;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Line;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.osgi.service.component.annotations.Component;

/**
 * A PCI function with an INTx pin. Since PCI 2.3 a bit of its command register masks the pin and a
 * bit of its status register tells that it would assert, masked or not (PCI Local Bus Specification
 * 3.0, 6.2.2 "Interrupt Disable", 6.2.3 "Interrupt Status"); an older one has neither.
 */
@Component
@Named(name = "pci-intx")
public final class PciIntx implements Device {
  private static final OptionSpec DISINTX =
      OptionSpec.flag(
          "disintx", "PCI 2.3: whether the function has DisINTx and a status bit", true);
  private static final OptionSpec STATUS_BIT =
      OptionSpec.flag("status-bit", "whether the PCI status bit tells that it asserts", true);
  private static final OptionSpec SILENCES =
      OptionSpec.flag("silences", "whether DisINTx, though it can be set, silences the pin", true);
  private static final OptionSpec STATUS =
      OptionSpec.flag("status", "whether a register tells its driver that it wants service", true);

  @Override
  public List<OptionSpec> options() {
    return List.of(DISINTX, STATUS_BIT, SILENCES, STATUS);
  }

  @Override
  public Trigger trigger(Options options) {
    return Trigger.LEVEL;
  }

  @Override
  public DeviceModel link(Link link, Line line, Options options) {
    Protection register = Protection.register(link.instance());
    Function device =
        new Function(
            line,
            link.layout().carried("cause", 2, register),
            link.layout().carried("DisINTx", 2, register),
            link.owed(link.instance()),
            Budget.of(link),
            options);
    link.context(link.instance(), Optional.empty(), Level.HARDWARE, device.life(link.instance()));
    return device;
  }

  /**
   * One such function.
   *
   * @param line its wire
   * @param cause whether it wants service
   * @param disintx whether its pin is masked
   * @param owed the work it waits for
   * @param budget how often it may assert
   * @param options what it can
   */
  private record Function(
      Line line, Field cause, Field disintx, Field owed, Budget budget, Options options)
      implements DeviceModel, DeviceMask {

    Routine life(String instance) {
      return Routine.of(
          "device",
          instance,
          "PCI Local Bus Specification 3.0, 2.2.6 Interrupt Pins",
          rest(
              await(
                  guarded("device asserts INTx", s -> !s.is(cause) && budget.isLeft(s), this::raise)
                      .env())));
    }

    private void raise(State s) {
      budget.spend(s);
      s.set(cause, true);
      s.set(owed, true);
      drive(s);
    }

    private void drive(State s) {
      line.drive(s, s.is(cause) && !(s.is(disintx) && options.on(SILENCES.name())));
    }

    @Override
    public boolean hasStatus() {
      return options.on(STATUS.name());
    }

    @Override
    public boolean cause(State s) {
      return s.is(cause);
    }

    @Override
    public void service(State s) {
      s.set(cause, false);
      s.set(owed, false);
      drive(s);
    }

    @Override
    public boolean owes(State s) {
      return s.is(owed);
    }

    @Override
    public Optional<DeviceMask> mask() {
      return options.on(DISINTX.name()) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public boolean asserting(State s) {
      return options.on(STATUS_BIT.name()) && s.is(cause);
    }

    @Override
    public boolean masked(State s) {
      return s.is(disintx);
    }

    @Override
    public void set(State s, boolean masked) {
      s.set(disintx, masked);
      drive(s);
    }
  }
}
