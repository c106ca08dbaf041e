package org.irqlab.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Level;
import org.irqlab.api.state.Field;
import org.irqlab.api.verdict.Scope;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class LevelDeviceTest {
  private final LevelDevice part = new LevelDevice();
  private final List<Boolean> wire = new ArrayList<>();
  private final PlainState state = new PlainState();
  private PlainLink link = new PlainLink("uart");

  @Test
  void shouldHoldItsLineUntilItIsServed() {
    DeviceModel device = link(Map.of());

    assertFalse(device.cause(state));
    assertEquals(List.of("device asserts its line"), live().story());
    assertTrue(device.cause(state));
    assertTrue(device.owes(state));
    assertEquals(Optional.empty(), live().exit(), "it asserts only while its line is low");

    device.service(state);

    assertFalse(device.cause(state));
    assertFalse(device.owes(state));
    assertEquals(List.of(true, false), wire);
  }

  @Test
  void shouldAssertAgainAfterService() {
    DeviceModel device = link(Map.of());
    live();
    device.service(state);

    assertEquals(List.of("device asserts its line"), live().story());
  }

  @Test
  void shouldAssertAsOftenAsTheScopeSays() {
    link = new PlainLink("uart", new Scope(1, 1, Scope.Timing.ANY, OptionalInt.of(1), 1, 1, 3));
    DeviceModel device = link(Map.of());
    live();
    device.service(state);

    assertEquals(List.of("waits"), live().log());
  }

  @Test
  void shouldLeaveTheDecisionToTheEnvironment() {
    link(Map.of());

    assertEquals(Level.HARDWARE, link.context("uart").level());
    assertTrue(live().steps().get(0).environment());
  }

  @Test
  void shouldCarryTheLevelOverARelink() {
    link(Map.of());

    assertEquals(Field.Persistence.CARRIED, link.field("uart/line").persistence());
  }

  @Test
  void shouldTellOfACauseOnlyWithAStatusRegister() {
    assertTrue(link(Map.of()).hasStatus());
    link = new PlainLink("other");
    assertFalse(link(Map.of("status", "false")).hasStatus());
  }

  @Test
  void shouldBeALevel() {
    assertEquals(Trigger.LEVEL, part.trigger(Options.of(part.options(), Map.of())));
  }

  private DeviceModel link(Map<String, String> options) {
    return part.link(link, (s, high) -> wire.add(high), Options.of(part.options(), options));
  }

  private Walk live() {
    return Walk.of(link.context(link.instance()).body(), state);
  }
}
