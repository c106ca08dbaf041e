package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * What the recordings' guest does at an interrupt: a store that clears the card's status, whatever
 * that is. The program can hold it up before the store.
 */
final class GuestHandler implements Action {
  static final String NAME = "guest-handler";
  static final String HOLD = "guest-hold 1";
  static final String LET_GO = "guest-hold 0";
  private static final String SOURCE = "the recordings' own guest";

  @Override
  public ActionModel link(Link link, DeviceBus device, Options options) {
    Field held = link.layout().flag("held", Protection.SHARED);
    link.context(
        link.instance() + "/hold",
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "hold",
            link.instance(),
            SOURCE,
            rest(
                choose(
                    way(guarded(HOLD, Guard.ALWAYS, s -> s.set(held, true)).env()),
                    way(guarded(LET_GO, Guard.ALWAYS, s -> s.set(held, false)).env())))));
    return new Handler(link.instance(), device, held);
  }

  private record Handler(String instance, DeviceBus bus, Field held) implements ActionModel {
    @Override
    public Routine primary(Cpu cpu) {
      return Routine.of(
          "handler",
          instance + "@" + cpu.name(),
          SOURCE,
          spin(guarded("held up", s -> !s.is(held), Effect.NOTHING)),
          bus.access("store BAR0+0x64", cpu, bus.device()::service),
          leave(IRQ_HANDLED));
    }
  }
}
