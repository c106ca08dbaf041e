package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.run.Costs;
import org.irqlab.engine.run.Simulation;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A level line behind a GICv2 that reaches its guest in a list register, forwarded or not. */
class VgicPathsTest {
  private static final Map<String, String> FORWARDED = Map.of("forward", "joined");

  /** VFIO disables lazily, so the host takes each assertion once more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldResampleALineThatIsNotForwardedAtOneExtraHostInterrupt(int cpus) {
    Findings found = verify(Map.of(), List.of(), cpus);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
    assertTrue(found.detail().startsWith("REDUNDANT(1, "), found.detail());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldServeAForwardedLineWithoutAnyExtraInterrupt(int cpus) {
    Findings found = verify(FORWARDED, List.of(), cpus);

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unregister-consumer", "unregister-producer"})
  void shouldLoseNoLevelWhoeverLeavesAtAnyMoment(String leaves) {
    Findings found = verify(FORWARDED, List.of(leaves), 1);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
  }

  /** The vgic rejects a level that is high already; see the founding bug for the edge it loses. */
  @ParameterizedTest
  @ValueSource(strings = {"unregister-consumer", "unregister-producer"})
  void shouldLoseNoLevelByTheSeriesOf2015Either(String leaves) {
    Map<String, String> series = Map.of("forward", "joined", "forwarded-level", "in-flight");
    Findings found = verify(series, List.of(leaves), 1);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
  }

  /** The handler does not mask any more, and nobody deactivates in its stead. */
  @Test
  void shouldStormWhenTheBackendIsNotToldThatMappingFailed() {
    Map<String, String> untold = Map.of("forward", "producer", "add-producer", "fails-untold");
    Map<String, String> told = Map.of("forward", "producer", "add-producer", "fails");

    assertEquals(Verdict.STORM, verify(untold, List.of("register-consumer"), 1).verdict());
    assertEquals(Verdict.REDUNDANT, verify(told, List.of("register-consumer"), 1).verdict());
  }

  @Test
  void shouldCostFewerInterruptsWhenAnActiveLineIsMaskedBeforeItIsDeactivated() {
    Map<String, String> masking = Map.of("forward", "joined", "unforward", "mask-and-deactivate");

    assertEquals(4, worst(verify(FORWARDED, List.of("unregister-consumer"), 1)));
    assertEquals(2, worst(verify(masking, List.of("unregister-consumer"), 1)));
  }

  @Test
  void shouldGoOnUnforwardedWhenJoiningIsRefused() {
    Map<String, String> producer = Map.of("forward", "producer");
    Findings found = verify(producer, List.of("register-consumer"), 1);

    assertEquals(Verdict.REDUNDANT, found.verdict(), found.detail());
  }

  @Test
  void shouldHaltTheGuestForEverWhenNobodyStartsItAfterARefusal() {
    Map<String, String> forgets = Map.of("forward", "producer", "start", "when-joined");
    Findings found = verify(forgets, List.of("register-consumer"), 1);

    assertEquals(Verdict.STALL, found.verdict(), found.detail());
  }

  /** The completion of a forwarded line is the hardware's: nobody exits for it, nobody is told. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldExitLessOftenWhenALineIsForwarded(int cpus) {
    Simulator.Report forwarded = run(FORWARDED, cpus);
    Simulator.Report resampled = run(Map.of(), cpus);

    assertEquals(1.0, forwarded.exitsPerAssertion(), "the kick that brings it in");
    assertEquals(2.0, resampled.exitsPerAssertion(), "and one for the maintenance interrupt");
    assertEquals(0, forwarded.counts().get("notifier calls"));
    assertEquals(100, resampled.counts().get("notifier calls"));
  }

  private static Simulator.Report run(Map<String, String> vgic, int cpus) {
    Machine machine = link(vgic, List.of(), cpus);
    return Simulation.of("test", machine, new Costs(), 1, 100, 100_000);
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    assertEquals(List.of(), link(FORWARDED, List.of("unregister-consumer"), 2).warnings());
    assertEquals(
        List.of(), link(Map.of("forward", "consumer"), List.of("register-producer"), 2).warnings());
    Map<String, String> other =
        Map.of(
            "forward", "producer",
            "forwarded-level", "in-flight",
            "add-producer", "refuses-in-flight",
            "unforward", "mask-signal-and-deactivate");
    assertEquals(List.of(), link(other, List.of("register-consumer"), 2).warnings());
  }

  /** The most extra host interrupts of an assertion at the worst moment. */
  private static int worst(Findings found) {
    String most = found.detail().replaceAll(".*worst moment at most (\\d+) .*", "$1");
    return Integer.parseInt(most);
  }

  private static Findings verify(Map<String, String> vgic, List<String> calls, int cpus) {
    Findings found = Verification.of(link(vgic, calls, cpus), Checker.Request.PLAIN.withWorkers(2));
    assertTrue(found.states() > 0);
    return found;
  }

  private static Machine link(Map<String, String> vgic, List<String> calls, int cpus) {
    return PathLinker.link(Paths.vgic(vgic, calls, cpus), Shelf.parts()).machine();
  }
}
