package org.irqlab.vfio.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.ActionModel;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.LinkException;
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

class VfioPlatformTest {
  private static final Cpu CPU = Cpu.real(0);

  private final VfioPlatform part = new VfioPlatform();
  private final PlainState state = new PlainState();

  @Test
  void shouldOnlySignalForAnEdge() {
    Walk run = Walk.of(link(Trigger.EDGE, Map.of()).primary(CPU), state);

    assertEquals(List.of("eventfd_signal"), run.story());
    assertEquals(Optional.of(ActionModel.IRQ_HANDLED), run.exit());
  }

  @Test
  void shouldSignalAndWakeAThreadThatReturnsAtOnce() {
    InterruptBackend.Model oneshot = link(Trigger.LEVEL, Map.of("handler", "oneshot-returns"));

    assertEquals(Set.of(ActionModel.Request.ONESHOT), oneshot.request());
    assertEquals(
        Optional.of(ActionModel.IRQ_WAKE_THREAD), Walk.of(oneshot.primary(CPU), state).exit());
    assertTrue(Walk.of(oneshot.thread(CPU).orElseThrow(), state).exit().isPresent());
  }

  @Test
  void shouldKeepItsThreadWaitingUntilUserSpaceUnmasks() {
    InterruptBackend.Model oneshot = link(Trigger.LEVEL, Map.of("handler", "oneshot-waits"));
    Walk.of(oneshot.primary(CPU), state);
    Routine thread = oneshot.thread(CPU).orElseThrow();

    assertTrue(Walk.of(thread, state).exit().isEmpty());
    Walk.of(oneshot.unmask(CPU, InterruptBackend.By.EVENTFD), state);
    assertTrue(Walk.of(thread, state).exit().isPresent());
  }

  @Test
  void shouldRefuseAThreadForAnEdge() {
    assertThrows(LinkException.class, () -> link(Trigger.EDGE, Map.of("handler", "oneshot-waits")));
  }

  @Test
  void shouldAskForUnlazyDisablingOnlyIfToldTo() {
    assertEquals(Set.of(), link(Trigger.LEVEL, Map.of()).request());
    assertEquals(
        Set.of(ActionModel.Request.DISABLE_UNLAZY),
        link(Trigger.LEVEL, Map.of("disable", "unlazy")).request());
  }

  /** The line of these tests cannot be enabled: the guard must keep the call away from it. */
  @Test
  void shouldUnmaskOnlyWhatItHasMaskedUnlessItForgetsToLook() {
    Routine guarded = link(Trigger.LEVEL, Map.of()).unmask(CPU, InterruptBackend.By.EVENTFD);
    Routine unguarded =
        link(Trigger.LEVEL, Map.of("unmask", "unguarded")).unmask(CPU, InterruptBackend.By.EVENTFD);

    assertTrue(Walk.of(guarded, state).exit().isPresent());
    assertThrows(IllegalStateException.class, () -> Walk.of(unguarded, new PlainState()));
  }

  @Test
  void shouldBeAProducerOfLevelsAndOfEdges() {
    assertTrue(link(Trigger.LEVEL, Map.of()).producer().isPresent());
    InterruptBackend.Producer edge = link(Trigger.EDGE, Map.of()).producer().orElseThrow();

    assertEquals(
        List.of(),
        Walk.of(edge.addConsumer(CPU), state).story(),
        "its handler masks nothing, so there is nothing to exchange");
    assertTrue(
        link(Trigger.LEVEL, Map.of("handler", "oneshot-waits")).producer().isEmpty(),
        "a thread that waits is not for a guest that completes by itself");
  }

  private InterruptBackend.Model link(Trigger asks, Map<String, String> options) {
    InterruptBackend.Plan plan =
        new InterruptBackend.Plan(
            new Nothing(),
            asks,
            () -> {
              throw new IllegalStateException("nobody may disable the line here");
            },
            cpu ->
                Routine.of("signal", "test", "test", Code.step("eventfd_signal", Effect.NOTHING)),
            List.of(CPU));
    return part.link(new PlainLink("vfio"), plan, Options.of(part.options(), options));
  }

  /** A device that nobody touches. */
  private record Nothing() implements DeviceModel {
    @Override
    public boolean hasStatus() {
      return false;
    }

    @Override
    public boolean cause(State s) {
      return false;
    }

    @Override
    public void service(State s) {
      s.note("served");
    }

    @Override
    public boolean owes(State s) {
      return false;
    }
  }
}
