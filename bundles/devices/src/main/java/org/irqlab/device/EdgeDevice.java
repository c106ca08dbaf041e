package org.irqlab.device;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Line;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.osgi.service.component.annotations.Component;

/**
 * A device that pulses its line once for each event and does not wait for anybody. What its events
 * left to do is one heap of work, taken up as a whole: events that happen before their driver comes
 * merge. (PCI Local Bus Specification 3.0, section 6.8.3 "MSI and MSI-X Operation", says the same
 * of messages: of several, only one is sure to be served.)
 */
@Component
@Named(name = "edge")
public final class EdgeDevice implements Device {
  private static final OptionSpec STATUS =
      OptionSpec.flag("status", "whether a register tells that it wants service", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(STATUS);
  }

  @Override
  public Trigger trigger(Options options) {
    return Trigger.EDGE;
  }

  @Override
  public DeviceModel link(Link link, Line line, Options options) {
    Pulsing device = new Pulsing(line, Events.of(link), options.on(STATUS.name()));
    link.context(link.instance(), Optional.empty(), Level.HARDWARE, device.life(link.instance()));
    return device;
  }

  /**
   * One such device.
   *
   * @param line its wire
   * @param events what happens to it
   * @param hasStatus whether it can tell
   */
  private record Pulsing(Line line, Events events, boolean hasStatus) implements DeviceModel {

    Routine life(String instance) {
      return Routine.of(
          "device",
          instance,
          "Intel 8259A data sheet, Edge and Level Triggered Modes",
          rest(await(guarded("device pulses its line", events::mayHappen, this::pulse).env())));
    }

    private void pulse(State s) {
      events.happen(s);
      line.drive(s, true);
      line.drive(s, false);
    }

    @Override
    public boolean cause(State s) {
      return events.wait(s);
    }

    @Override
    public void service(State s) {
      events.served(s);
    }

    @Override
    public boolean owes(State s) {
      return events.owe(s);
    }
  }
}
