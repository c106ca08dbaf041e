package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The GICv2 and its driver in a host that serves its devices itself. */
class GicPathsTest {
  @ParameterizedTest
  @CsvSource({
    "level, 0, 1",
    "level, 0, 2",
    "level, 1, 1",
    "level, 1, 2",
    "edge, 0, 1",
    "edge, 0, 2",
    "edge, 1, 1",
    "edge, 1, 2"
  })
  void shouldServeADeviceInTheHost(String device, String eoiMode, int cpus) {
    Machine machine = link(List.of(device), Map.of(), eoiMode, cpus);
    Findings found = verify(machine);
    assertEquals(Verdict.OK, found.verdict(), found.detail());
    assertEquals(List.of(), machine.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void shouldServeTwoDevicesOfOnePriority(String eoiMode) {
    Findings found = verify(link(List.of("level", "edge"), Map.of(), eoiMode, 1));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldMatterNotThatTheControllerVirtualizesToo(int cpus) {
    Findings plain = verify(link(List.of("level"), Map.of(), "1", cpus));
    Findings found = verify(link(List.of("level"), Map.of("list-registers", "2"), "1", cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
    assertEquals(plain.states(), found.states());
  }

  private static Machine link(
      List<String> devices, Map<String, String> controller, String eoiMode, int cpus) {
    return PathLinker.link(Paths.gic(devices, controller, eoiMode, cpus), Shelf.parts()).machine();
  }

  private static Findings verify(Machine machine) {
    return Verification.of(machine, Checker.Request.PLAIN.withWorkers(2));
  }
}
