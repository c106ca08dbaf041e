package org.irqlab.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.irqlab.api.part.DeviceMask;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.Options;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class PciIntxTest {
  private final PciIntx part = new PciIntx();
  private final PlainLink link = new PlainLink("nic");
  private final PlainState state = new PlainState();
  private boolean wire;

  @Test
  void shouldBeSilencedByItsMaskAndStillTell() {
    DeviceMask mask = link(Map.of()).mask().orElseThrow();
    asserts();
    assertTrue(wire);

    mask.set(state, true);

    assertFalse(wire);
    assertTrue(mask.masked(state) && mask.asserting(state));
    mask.set(state, false);
    assertTrue(wire);
  }

  @Test
  void shouldAssertWhenUnmaskedIfItWantedServiceMeanwhile() {
    DeviceModel device = link(Map.of());
    device.mask().orElseThrow().set(state, true);
    asserts();
    assertFalse(wire);

    device.mask().orElseThrow().set(state, false);
    assertTrue(wire);

    device.service(state);
    assertFalse(wire);
    assertFalse(device.owes(state));
  }

  @Test
  void shouldHaveNoMaskIfItIsOld() {
    assertTrue(link(Map.of("disintx", "false")).mask().isEmpty());
  }

  @Test
  void shouldLackWhatItsOptionsTake() {
    DeviceModel device =
        link(Map.of("status-bit", "false", "silences", "false", "status", "false"));
    asserts();
    device.mask().orElseThrow().set(state, true);

    assertTrue(wire);
    assertFalse(device.mask().orElseThrow().asserting(state));
    assertFalse(device.hasStatus());
    assertTrue(device.cause(state));
  }

  private DeviceModel link(Map<String, String> options) {
    return part.link(link, (s, level) -> wire = level, Options.of(part.options(), options));
  }

  private void asserts() {
    Walk.of(link.context("nic").body(), state);
  }
}
