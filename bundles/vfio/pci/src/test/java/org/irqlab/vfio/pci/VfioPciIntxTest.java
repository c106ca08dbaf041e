package org.irqlab.vfio.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class VfioPciIntxTest {
  private static final Cpu CPU = Cpu.real(0);

  private final VfioPciIntx part = new VfioPciIntx();
  private final PlainLink link = new PlainLink("vfio");
  private final PlainState state = new PlainState();
  private final Function function = new Function(true);

  @Test
  void shouldMaskAtTheDeviceAndSignal() {
    function.asserts = true;
    InterruptBackend.Model intx = link(function, Map.of());

    Walk run = Walk.of(intx.primary(CPU), state);

    assertEquals(List.of("DisINTx = 1", "eventfd_signal"), run.story());
    assertEquals(Optional.of(ActionModel.IRQ_HANDLED), run.exit());
    assertEquals(Optional.of(ActionModel.IRQ_NONE), Walk.of(intx.primary(CPU), state).exit());
  }

  @Test
  void shouldNotOwnUpToAnInterruptThatTheDeviceDoesNotTellOf() {
    InterruptBackend.Model intx = link(function, Map.of());

    assertEquals(Optional.of(ActionModel.IRQ_NONE), Walk.of(intx.primary(CPU), state).exit());
  }

  @Test
  void shouldSignalAgainInsteadOfUnmaskingADeviceThatStillAsserts() {
    function.asserts = true;
    InterruptBackend.Model intx = link(function, Map.of());
    Walk.of(intx.primary(CPU), state);

    assertEquals(
        List.of("schedule_work(inject)"),
        Walk.of(intx.unmask(CPU, InterruptBackend.By.EVENTFD), state).story());
    assertEquals(
        List.of("eventfd_signal"), Walk.of(link.context("vfio/inject").body(), state).story());
    function.asserts = false;
    assertEquals(
        List.of("DisINTx = 0"),
        Walk.of(intx.unmask(CPU, InterruptBackend.By.IOCTL), state).story());
  }

  @Test
  void shouldIgnoreUnmaskingWhileTheGuestHasMasked() {
    InterruptBackend.Model intx = link(function, Map.of());
    Walk.of(link.offered("PCI_COMMAND_INTX_DISABLE=1", CPU), state);

    assertEquals(List.of(), Walk.of(intx.unmask(CPU, InterruptBackend.By.IOCTL), state).story());
    assertEquals(
        List.of("virq_disabled = false", "DisINTx = 0"),
        Walk.of(link.offered("PCI_COMMAND_INTX_DISABLE=0", CPU), state).story());
  }

  @Test
  void shouldShareItsLineOnlyIfItMasksAtTheDevice() {
    assertEquals(Set.of(ActionModel.Request.SHARED), link(function, Map.of()).request());
  }

  @Test
  void shouldDisableUnlazilySinceTheFix() {
    Function old = new Function(false);

    assertEquals(Set.of(ActionModel.Request.DISABLE_UNLAZY), link(old, Map.of()).request());
  }

  @Test
  void shouldDisableLazilyBeforeTheFix() {
    Function old = new Function(false);

    assertEquals(Set.of(), link(old, Map.of("linux", "6.17")).request());
  }

  private InterruptBackend.Model link(Function device, Map<String, String> options) {
    InterruptBackend.Plan plan =
        new InterruptBackend.Plan(
            device,
            Trigger.LEVEL,
            () -> {
              throw new IllegalStateException("nobody may disable the line here");
            },
            cpu ->
                Routine.of("signal", "test", "test", Code.step("eventfd_signal", Effect.NOTHING)),
            List.of(CPU));
    return part.link(link, plan, Options.of(part.options(), options));
  }

  /** A function in the hand of a test. */
  private static final class Function implements DeviceModel, DeviceMask {
    private final boolean hasMask;
    private boolean asserts;
    private boolean disintx;

    Function(boolean hasMask) {
      this.hasMask = hasMask;
    }

    @Override
    public Optional<DeviceMask> mask() {
      return hasMask ? Optional.of(this) : Optional.empty();
    }

    @Override
    public boolean asserting(State s) {
      return asserts;
    }

    @Override
    public boolean masked(State s) {
      return disintx;
    }

    @Override
    public void set(State s, boolean masked) {
      disintx = masked;
    }

    @Override
    public boolean hasStatus() {
      return false;
    }

    @Override
    public boolean cause(State s) {
      return asserts;
    }

    @Override
    public void service(State s) {
      asserts = false;
    }

    @Override
    public boolean owes(State s) {
      return asserts;
    }
  }
}
