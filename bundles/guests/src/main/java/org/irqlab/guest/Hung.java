package org.irqlab.guest;

import static org.irqlab.api.part.ActionModel.IRQ_HANDLED;
import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.rest;

import org.irqlab.api.part.Action;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.osgi.service.component.annotations.Component;

/**
 * A driver whose handler never comes back, like a guest that was stopped inside of it: neither is
 * the device served nor is there an EOI.
 */
@Component
@Named(name = "hung")
public final class Hung implements Action {
  @Override
  public ActionModel link(Link link, DeviceBus device, Options options) {
    return new Endless(link.instance());
  }

  /**
   * One such driver.
   *
   * @param instance what it is linked for
   */
  private record Endless(String instance) implements ActionModel {
    @Override
    public Routine primary(Cpu cpu) {
      return Routine.of(
          "handler",
          instance + "@" + cpu.name(),
          "a handler that does not return",
          rest(await(guarded("driver never returns", s -> false, Effect.NOTHING))),
          leave(IRQ_HANDLED));
    }

    @Override
    public boolean hung() {
      return true;
    }
  }
}
