package org.irqlab.api.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TopologyTest {

  private static Device device(String path, String... aliases) {
    return new Device(
        path,
        List.of(aliases),
        List.of(),
        OptionalLong.empty(),
        true,
        List.of(),
        List.of(),
        List.of());
  }

  private final Topology topology =
      new Topology(
          "board.dtb",
          Optional.of("board"),
          List.of(
              device("/soc"),
              device("/soc/serial@10000000", "serial0"),
              device("/soc/serial@20000000"),
              device("/soc/rtc@101000"),
              device("/bus/rtc@101000")),
          List.of(),
          List.of());

  @Test
  void shouldFindADeviceByPathAliasOrUnitName() throws TopologyException {
    for (String name : List.of("/soc/serial@10000000", "serial0", "serial@10000000")) {
      assertEquals("/soc/serial@10000000", topology.device(name).path());
    }
  }

  @Test
  void shouldLetAnUnambiguousUnitAddressOut() throws TopologyException {
    assertEquals("/soc/rtc@101000", topology.device("/soc/rtc").path());
  }

  @Test
  void shouldRefuseAnAmbiguousName() {
    TopologyException e =
        assertThrows(TopologyException.class, () -> topology.device("rtc@101000"));
    assertEquals(
        "board.dtb: node rtc@101000: 2 devices have this name; expected a full path, as"
            + " /soc/rtc@101000",
        e.getMessage());
    assertThrows(TopologyException.class, () -> topology.device("/soc/serial"));
  }

  @Test
  void shouldNameTheNearestDevice() {
    TopologyException e =
        assertThrows(TopologyException.class, () -> topology.device("/soc/serial@10000001"));
    assertTrue(e.expected().contains("/soc/serial@10000000"), e.getMessage());
    assertEquals("no such device", e.problem());
    assertEquals("/soc/serial@10000001", e.place().node().orElseThrow());
  }
}
