package org.irqlab.device;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

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
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.osgi.service.component.annotations.Component;

/**
 * A device that is described as a level but does not hold its line: it raises it for each event and
 * lets it fall when it likes, served or not. A controller told of a level forgets a request whose
 * line has fallen (for a GIC: IHI 0048B, 3.2.4), so a pulse that nobody takes in time is gone.
 */
@Component
@Named(name = "level-brief")
public final class BriefDevice implements Device {
  private static final OptionSpec STATUS =
      OptionSpec.flag("status", "whether a register tells that it wants service", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(STATUS);
  }

  @Override
  public Trigger trigger(Options options) {
    return Trigger.LEVEL;
  }

  @Override
  public DeviceModel link(Link link, Line line, Options options) {
    Field level = link.layout().carried("line", 2, Protection.register(link.instance()));
    Brief device = new Brief(line, level, Events.of(link), options.on(STATUS.name()));
    link.context(link.instance(), Optional.empty(), Level.HARDWARE, device.life(link.instance()));
    return device;
  }

  /**
   * One such device.
   *
   * @param line its wire
   * @param level whether it asserts the wire
   * @param events what happens to it
   * @param hasStatus whether it can tell
   */
  private record Brief(Line line, Field level, Events events, boolean hasStatus)
      implements DeviceModel {

    Routine life(String instance) {
      return Routine.of(
          "device",
          instance,
          "IHI 0048B, 3.2.4 Interrupt handling state machine",
          rest(
              choose(
                  way(
                      guarded(
                              "device asserts its line",
                              s -> !s.is(level) && events.mayHappen(s),
                              this::raise)
                          .env()),
                  way(
                      guarded("device lets its line fall", s -> s.is(level), s -> drive(s, false))
                          .env()))));
    }

    private void raise(State s) {
      events.happen(s);
      drive(s, true);
    }

    private void drive(State s, boolean asserted) {
      s.set(level, asserted);
      line.drive(s, asserted);
    }

    @Override
    public boolean cause(State s) {
      return events.wait(s);
    }

    /** Serving it does not end a pulse that it has begun. */
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
