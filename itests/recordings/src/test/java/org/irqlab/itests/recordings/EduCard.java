package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Line;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The card of the recordings, QEMU's edu: a store raises its interrupt status and another clears
 * it; the pin follows "status is not 0 and DisINTx is not set". Both stores are the program's to
 * make.
 */
final class EduCard implements Device {
  static final String RAISE = "raise";
  static final String SERVICE = "service";

  @Override
  public Trigger trigger(Options options) {
    return Trigger.LEVEL;
  }

  @Override
  public DeviceModel link(Link link, Line line, Options options) {
    Protection register = Protection.register(link.instance());
    Card card =
        new Card(
            line, link.layout().flag("status", register), link.layout().flag("DisINTx", register));
    link.context(
        link.instance(),
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "edu",
            link.instance(),
            "QEMU hw/misc/edu.c: edu_mmio_write",
            rest(
                choose(
                    way(guarded(RAISE, Guard.ALWAYS, s -> card.store(s, true)).env()),
                    way(guarded(SERVICE, Guard.ALWAYS, s -> card.store(s, false)).env())))));
    return card;
  }

  private record Card(Line line, Field status, Field disintx) implements DeviceModel, DeviceMask {
    void store(State s, boolean raised) {
      s.set(status, raised);
      line.drive(s, s.is(status) && !s.is(disintx));
    }

    @Override
    public boolean hasStatus() {
      return true;
    }

    @Override
    public boolean cause(State s) {
      return s.is(status);
    }

    @Override
    public void service(State s) {
      store(s, false);
    }

    @Override
    public boolean owes(State s) {
      return s.is(status);
    }

    @Override
    public Optional<DeviceMask> mask() {
      return Optional.of(this);
    }

    @Override
    public boolean asserting(State s) {
      return s.is(status);
    }

    @Override
    public boolean masked(State s) {
      return s.is(disintx);
    }

    @Override
    public void set(State s, boolean masked) {
      s.set(disintx, masked);
      line.drive(s, s.is(status) && !s.is(disintx));
    }
  }
}
