package org.irqlab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class EdgeDeviceTest {
  private final EdgeDevice part = new EdgeDevice();
  private final Options defaults = Options.of(part.options(), Map.of());
  private final List<Boolean> wire = new ArrayList<>();
  private final PlainState state = new PlainState();
  private final PlainLink link = new PlainLink("timer");
  private final DeviceModel device = part.link(link, (s, high) -> wire.add(high), defaults);

  @Test
  void shouldPulseWithoutWaitingForAnybody() {
    pulse();
    pulse();

    assertEquals(List.of(true, false, true, false), wire);
    assertTrue(device.owes(state));
  }

  @Test
  void shouldOweNothingOnceServed() {
    pulse();
    device.service(state);

    assertFalse(device.owes(state));
    assertFalse(device.cause(state));
  }

  @Test
  void shouldExcuseOneEmptyRunAfterEdgesThatMerged() {
    pulse();
    pulse();
    device.service(state);

    assertFalse(state.is(link.field("timer/owed[timer]")), "both are taken up");
    assertTrue(device.owes(state), "the second edge's own interrupt may still come");
    device.service(state);
    assertFalse(device.owes(state));
  }

  @Test
  void shouldExcuseOneEmptyRunForEachEdgeThatMerged() {
    pulse();
    pulse();
    pulse();
    device.service(state);
    device.service(state);

    assertTrue(device.owes(state), "the third edge may wait in another place than the second");
    device.service(state);
    assertFalse(device.owes(state));
  }

  @Test
  void shouldBeAnEdgeWithoutAStatusRegister() {
    assertEquals(Trigger.EDGE, part.trigger(defaults));
    assertFalse(device.hasStatus());
  }

  private void pulse() {
    assertTrue(Walk.of(link.context("timer").body(), state).steps().get(0).environment());
  }
}
