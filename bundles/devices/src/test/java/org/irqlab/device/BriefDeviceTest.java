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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BriefDeviceTest {
  private final BriefDevice part = new BriefDevice();
  private final List<Boolean> wire = new ArrayList<>();
  private final PlainState state = new PlainState();
  private final PlainLink link = new PlainLink("pulse");
  private DeviceModel device;

  @BeforeEach
  void link() {
    device = part.link(link, (s, high) -> wire.add(high), Options.of(part.options(), Map.of()));
  }

  @Test
  void shouldBeDescribedAsALevel() {
    assertEquals(Trigger.LEVEL, part.trigger(Options.of(part.options(), Map.of())));
  }

  @Test
  void shouldLetItsLineFallUnserved() {
    assertEquals(List.of("device asserts its line"), live().story());
    assertEquals(List.of("device lets its line fall"), live().story());

    assertEquals(List.of(true, false), wire);
    assertTrue(device.owes(state), "what it wanted is still to be done");
    assertTrue(device.cause(state));
  }

  @Test
  void shouldNotHurryWhenItIsServed() {
    live();
    device.service(state);

    assertEquals(List.of(true), wire);
    assertFalse(device.cause(state));
  }

  @Test
  void shouldLeaveBothToTheEnvironment() {
    assertTrue(live().steps().get(0).environment());
    assertTrue(live().steps().get(0).environment());
  }

  private Walk live() {
    return Walk.of(link.context(link.instance()).body(), state);
  }
}
