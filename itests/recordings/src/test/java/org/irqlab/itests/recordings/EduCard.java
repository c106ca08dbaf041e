package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.irqlab.api.part.Device;
import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Line;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.OptionSpec;
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
  private static final String OTHER = "B.";
  private static final OptionSpec SECOND =
      OptionSpec.flag("second", "the second card, whose steps begin with B.", false);
  private static final OptionSpec NEIGHBOUR =
      OptionSpec.flag("neighbour", "the second card is on the pin, but nobody's", false);

  private static final OptionSpec MSI =
      OptionSpec.flag("msi", "each store that raises sends a message (edu_raise_irq)", false);

  /** Options of one of the cards. */
  static Map<String, String> options(boolean second, boolean neighbour) {
    return Map.of(SECOND.name(), "" + second, NEIGHBOUR.name(), "" + neighbour);
  }

  /** Options of a card that sends messages. */
  static Map<String, String> messages() {
    return Map.of(MSI.name(), "true");
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(SECOND, NEIGHBOUR, MSI);
  }

  @Override
  public Trigger trigger(Options options) {
    return options.on(MSI.name()) ? Trigger.EDGE : Trigger.LEVEL;
  }

  @Override
  public DeviceModel link(Link link, Line line, Options options) {
    Protection register = Protection.register(link.instance());
    Card card =
        new Card(
            options.on(MSI.name()) ? pulsing(line) : line,
            link.layout().flag("status", register),
            link.layout().flag("DisINTx", register),
            link.layout().flag("neighbour", register));
    if (options.on(NEIGHBOUR.name())) {
      context(link, "neighbour", OTHER, card::neighbour);
    }
    context(link, link.instance(), options.on(SECOND.name()) ? OTHER : "", card::store);
    return card;
  }

  /** A message instead of a level: sent when the level is driven high, whatever it was before. */
  private static Line pulsing(Line line) {
    return (s, asserted) -> {
      if (asserted) {
        line.drive(s, true);
        line.drive(s, false);
      }
    };
  }

  private static void context(
      Link link, String name, String prefix, BiConsumer<State, Boolean> store) {
    link.context(
        name,
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "edu",
            name,
            "QEMU hw/misc/edu.c: edu_mmio_write",
            rest(
                choose(
                    way(guarded(prefix + RAISE, Guard.ALWAYS, s -> store.accept(s, true)).env()),
                    way(
                        guarded(prefix + SERVICE, Guard.ALWAYS, s -> store.accept(s, false))
                            .env())))));
  }

  private record Card(Line line, Field status, Field disintx, Field beside)
      implements DeviceModel, DeviceMask {
    void store(State s, boolean raised) {
      s.set(status, raised);
      drive(s);
    }

    void neighbour(State s, boolean raised) {
      s.set(beside, raised);
      drive(s);
    }

    private void drive(State s) {
      line.drive(s, s.is(status) && !s.is(disintx) || s.is(beside));
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
      drive(s);
    }
  }
}
