package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.engine.verdict.Findings;
import org.irqlab.engine.verdict.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The INTx of a PCI function forwarded by vfio-pci and a monitor in user space, behind POWER's
 * controller and behind what is said of it: which of them stall when VFIO disables the line lazily,
 * and which are mended by disabling it unlazily.
 */
class IntxOnPowerTest {
  private static final Stage.Place PLACE = new Stage.Place("test", 1, 1);

  @ParameterizedTest
  @CsvSource({
    "lazy,   notifies, 1, STALL",
    "lazy,   notifies, 2, STALL",
    "unlazy, notifies, 1, OK",
    "unlazy, notifies, 2, OK",
    "lazy,   silent,   1, STALL",
    "lazy,   silent,   2, STALL",
    "unlazy, silent,   1, STALL",
    "unlazy, silent,   2, STALL",
  })
  void shouldNeedUnlazyAndAnUnmaskThatLooksAtTheLineOnXive(
      String disable, String setPq00, int cpus, Verdict verdict) {
    Stage xive = stage("xive", Map.of("set-pq-00", setPq00));

    assertVerdict(verdict, intx(xive, disable, false, cpus));
  }

  @ParameterizedTest
  @CsvSource({
    "strict, lazy,   1, STALL",
    "strict, lazy,   2, STALL",
    "strict, unlazy, 1, OK",
    "strict, unlazy, 2, STALL",
    "latch,  lazy,   1, STALL",
    "latch,  lazy,   2, STALL",
    "latch,  unlazy, 1, OK",
    "latch,  unlazy, 2, OK",
    "level,  lazy,   1, REDUNDANT",
    "level,  unlazy, 1, OK",
    "level,  unlazy, 2, OK",
  })
  void shouldTellTheReadingsOfPresentOnceApart(
      String rearm, String disable, int cpus, Verdict verdict) {
    Stage controller = stage("present-once", Map.of("rearm", rearm));

    assertVerdict(verdict, intx(controller, disable, false, cpus));
  }

  /** An offer is not withdrawn when the line falls, so it can outlive the guest's service. */
  @ParameterizedTest
  @CsvSource({
    "lazy,   1, DUPLICATE",
    "lazy,   2, DUPLICATE",
    "unlazy, 1, OK",
    "unlazy, 2, OK",
  })
  void shouldNotStallOnXics(String disable, int cpus, Verdict verdict) {
    assertVerdict(verdict, intx(stage("xics", Map.of()), disable, false, cpus));
  }

  /** A second presentation is under way while the guest serves: its driver runs for nothing. */
  @Test
  void shouldRunTheGuestsDriverForNothingWhenALazyLineIsPresentedAgain() {
    Stage level = stage("present-once", Map.of("rearm", "level"));

    assertVerdict(Verdict.DUPLICATE, intx(level, "lazy", false, 2));
  }

  @ParameterizedTest
  @CsvSource({"lazy, 1", "lazy, 2", "unlazy, 1", "unlazy, 2"})
  void shouldNotMatterToAFunctionThatMasksItsOwnPin(String disable, int cpus) {
    assertVerdict(Verdict.OK, intx(stage("xive", Map.of()), disable, true, cpus));
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (Stage controller : List.of(stage("xive", Map.of()), stage("present-once", Map.of()))) {
      assertEquals(List.of(), link(intx(controller, "unlazy", false, 2)).warnings());
    }
  }

  private static void assertVerdict(Verdict expected, Path path) {
    Checker.Request request = Checker.Request.PLAIN;
    Findings found = Verification.of(link(path), request);
    assertEquals(expected, found.verdict(), found.detail());
  }

  private static Machine link(Path path) {
    return PathLinker.link(path, Shelf.parts()).machine();
  }

  private static Path intx(Stage controller, String disable, boolean disintx, int cpus) {
    Scope scope = new Scope(cpus, 1, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    Stage device = stage("pci-intx", Map.of("disintx", Boolean.toString(disintx)));
    GuestStage guest =
        new GuestStage(
            "",
            List.of(stage("xive", Map.of())),
            Optional.of(stage("xive", Map.of())),
            Optional.empty(),
            stage("service-then-eoi", Map.of("cause", "assumes")),
            PLACE);
    PathLine line =
        new PathLine(
            new DeviceStage(Optional.of(device), OptionalInt.of(10), Optional.empty(), PLACE),
            List.of(controller),
            Optional.of(stage(controller.name(), Map.of())),
            Optional.empty(),
            Optional.of(stage("vfio-pci-intx", Map.of("disable", disable))),
            Optional.of(stage("vmm-userspace", Map.of())),
            Optional.of(guest));
    return new Path("test", "test", List.of(line), List.of(), List.of(), scope, List.of());
  }

  private static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }
}
