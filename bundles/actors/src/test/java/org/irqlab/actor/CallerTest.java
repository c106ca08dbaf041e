package org.irqlab.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class CallerTest {
  private final PlainLink link = new PlainLink("vfio-mask");
  private final PlainState state = new PlainState();

  @Test
  void shouldUnmaskWhatItHasMasked() {
    link(Map.of());

    Walk run = Walk.of(link.context("vfio-mask").body(), state);

    assertEquals(List.of("vfio-mask begins", "mask", "unmask"), run.story());
    assertEquals(Level.USER, link.context("vfio-mask").level());
    assertTrue(run.steps().get(0).environment());
    assertEquals(1, run.steps().stream().filter(step -> step.environment()).count());
  }

  @Test
  void shouldCallAsOftenAsItMay() {
    link(Map.of("times", "1"));
    Routine body = link.context("vfio-mask").body();
    Walk.of(body, state);

    assertEquals(List.of(), Walk.of(body, state).story());
  }

  private void link(Map<String, String> options) {
    offer(InterruptBackend.MASK, "mask");
    offer(InterruptBackend.UNMASK, "unmask");
    VfioMask part = new VfioMask();
    part.link(link, Options.of(part.options(), options));
  }

  private void offer(String entry, String step) {
    link.offer(entry, cpu -> Routine.of(step, "test", "test", Code.step(step, Effect.NOTHING)));
  }
}
