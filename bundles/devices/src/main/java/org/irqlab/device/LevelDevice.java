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
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.osgi.service.component.annotations.Component;

/**
 * A device that holds its line until its driver has served it, such as a 16550 UART, which asserts
 * INTR while its interrupt identification register names a cause (PC16550D data sheet, "Interrupt
 * Identification Register"). It asserts again whenever it likes.
 */
@Component
@Named(name = "level")
public final class LevelDevice implements Device {
  private static final OptionSpec STATUS =
      OptionSpec.flag("status", "whether a register tells that it wants service", true);

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
    Held device =
        new Held(
            line,
            level,
            link.owed(link.instance()),
            Budget.of(link),
            new InUse(link),
            options.on(STATUS.name()));
    link.context(link.instance(), Optional.empty(), Level.HARDWARE, device.life(link.instance()));
    return device;
  }

  /**
   * One such device.
   *
   * @param line its wire
   * @param level whether it asserts the wire
   * @param owed the work it waits for
   * @param budget how often it may assert
   * @param inUse whether it may
   * @param hasStatus whether it can tell
   */
  private record Held(
      Line line, Field level, Field owed, Budget budget, InUse inUse, boolean hasStatus)
      implements DeviceModel {

    Routine life(String instance) {
      return Routine.of(
          "device",
          instance,
          "PC16550D data sheet, Interrupt Identification Register",
          rest(
              await(
                  guarded(
                          "device asserts its line",
                          s -> !s.is(level) && budget.isLeft(s) && inUse.holds(s),
                          this::raise)
                      .env())));
    }

    private void raise(State s) {
      budget.spend(s);
      s.set(level, true);
      s.set(owed, true);
      line.drive(s, true);
    }

    @Override
    public boolean cause(State s) {
      return s.is(level);
    }

    @Override
    public void service(State s) {
      s.set(level, false);
      s.set(owed, false);
      line.drive(s, false);
    }

    @Override
    public boolean owes(State s) {
      return s.is(owed);
    }

    @Override
    public Optional<Effect> reset() {
      Effect end = inUse.end();
      return Optional.of(
          s -> {
            service(s);
            end.on(s);
          });
    }

    @Override
    public Optional<Effect> start() {
      return Optional.of(inUse.begin());
    }
  }
}
