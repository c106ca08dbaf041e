package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The I/O APIC and local APICs, their driver and the interrupt core, verified together. */
class ApicPathsTest {
  private static final String DRIVER = "service-then-eoi";

  @ParameterizedTest
  @CsvSource({
    "level, flat, 1",
    "level, flat, 2",
    "level, physflat, 1",
    "level, physflat, 2",
    "edge, flat, 1",
    "edge, flat, 2",
    "edge, physflat, 2"
  })
  void shouldServeAPinInTheHost(String device, String apic, int cpus) {
    Findings found = verify(Paths.apic(device, Map.of(), Map.of("apic", apic), DRIVER, cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"level, level, 1", "level, level, 2", "level, edge, 1", "edge, edge, 2"})
  void shouldServeTwoPins(String first, String second, int cpus) {
    Findings found = verify(Paths.twoBehindApic(first, second, cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"0x20, 1", "0x20, 2", "0x11, 1", "0x11, 2"})
  void shouldMendALevelThatIsDeliveredAsAnEdge(String version, int cpus) {
    Findings found = verify(Paths.apic("level", erratum(version), Map.of(), DRIVER, cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"0x20, 1", "0x11, 2"})
  void shouldStallOnALevelThatIsDeliveredAsAnEdgeAndNotMended(String version, int cpus) {
    Map<String, String> plain = Map.of("explicit-eoi", "false");
    Findings found = verify(Paths.apic("level", erratum(version), plain, DRIVER, cpus));

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
  }

  /**
   * The second host interrupt of a lazily disabled level finds it disabled, and masks it; or comes
   * so late that the guest has unmasked it, and is forwarded.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 2"})
  void shouldInterruptTheHostOnceMoreForALevelThatKvmForwards(int cpus, int vcpus) {
    Path path = Paths.kvmApic(Map.of(), DRIVER, cpus, vcpus);

    Findings found = verify(path);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
    assertTrue(found.detail().startsWith("REDUNDANT(1, 1)"), found.detail());
    assertEquals(List.of(), link(path).warnings());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String device : List.of("level", "edge")) {
      Path path = Paths.apic(device, erratum("0x11"), Map.of(), DRIVER, 2);
      assertEquals(List.of(), link(path).warnings());
    }
  }

  private static Map<String, String> erratum(String version) {
    return Map.of("version", version, "level-as-edge", "true");
  }

  private static Findings verify(Path path) {
    return Verification.of(link(path), request(1));
  }

  private static Machine link(Path path) {
    return PathLinker.link(path, Shelf.parts()).machine();
  }

  private static Checker.Request request(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers);
  }
}
