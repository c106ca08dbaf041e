package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The PLIC, its drivers, the interrupt core, Xen and a guest, linked and verified together. */
class PlicPathsTest {
  private static final String DRIVER = "service-then-eoi";
  private static final Map<String, String> DROPS = Map.of();
  private static final Map<String, String> LATCHES = Map.of("edge-while-busy", "latch");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldStormWhenXenCompletesBeforeTheGuestHasServed(int cpus) {
    Findings found = verify(Paths.xen("level", "host", DRIVER, cpus));

    assertEquals(Verdict.STORM, found.verdict(), found.detail());
    assertEquals(
        List.of(
            "device asserts its line",
            "readl(claim)",
            "writel(10, claim)",
            "inject virtual interrupt 10",
            "readl(claim)",
            "writel(10, claim)",
            "inject virtual interrupt 10"),
        story(found));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldBeProvedRightWhenTheGuestsCompletionCompletes(int cpus) {
    Findings found = verify(Paths.xen("level", "guest", DRIVER, cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
    assertTrue(found.states() > 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldNotReportWhatAHungGuestOwesItself(int cpus) {
    Findings found = verify(Paths.xen("level", "guest", "hung", cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 2"})
  void shouldCompleteTheSourceThatTheGuestCompletes(int cpus, int vcpus) {
    Findings found = verify(Paths.twoLines("guest", List.of("", ""), cpus, vcpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldServeTwoGuestsBehindOneController(int cpus) {
    Findings found = verify(Paths.twoLines("guest", List.of("dom1", "dom2"), cpus, 1));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @Test
  void shouldNotStormOnAnEdgeThatXenCompletesAtOnce() {
    Findings found = verify(Paths.xen("edge", "host", DRIVER, 1));

    assertTrue(found.verdict() != Verdict.STORM, found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldServeALevelInTheHost(int cpus) {
    assertEquals(Verdict.OK, verify(Paths.host("level", DROPS, DRIVER, cpus)).verdict());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldLoseAnEdgeThatTheGatewayDropsBeforeCompletion(int cpus) {
    Findings found = verify(Paths.host("edge", DROPS, DRIVER, cpus));

    assertEquals(Verdict.LOST, found.verdict(), found.detail());
    assertTrue(story(found).contains("driver services the device"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldLoseNoEdgeThatTheGatewayLatches(int cpus) {
    assertEquals(Verdict.OK, verify(Paths.host("edge", LATCHES, DRIVER, cpus)).verdict());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (String completion : List.of("host", "guest")) {
      assertEquals(List.of(), link(Paths.xen("level", completion, DRIVER, 2)).warnings());
    }
    assertEquals(List.of(), link(Paths.host("edge", LATCHES, DRIVER, 2)).warnings());
  }

  /** Verifies with one worker and with two, which must not differ. */
  private static Findings verify(Path path) {
    Machine machine = link(path);
    Findings one = Verification.of(machine, request(1));
    Findings two = Verification.of(machine, request(2));
    assertEquals(one.verdict(), two.verdict());
    assertEquals(one.states(), two.states());
    assertEquals(one.trace(), two.trace());
    return one;
  }

  private static Machine link(Path path) {
    return PathLinker.link(path, Shelf.parts()).machine();
  }

  private static Checker.Request request(int workers) {
    return Checker.Request.PLAIN.withWorkers(workers);
  }

  private static List<String> story(Findings found) {
    return found.trace().story().stream().map(Trace.Step::step).map(PlicPathsTest::last).toList();
  }

  private static String last(String step) {
    return step.substring(step.lastIndexOf(": ") + 2);
  }
}
