package org.irqlab.itests.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.path.DeviceStage;
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

/** A level line behind POWER's controller and behind what is said of it. */
class PowerPathsTest {
  private static final Stage.Place PLACE = new Stage.Place("test", 1, 1);
  private static final Stage XIVE = stage("xive", Map.of());
  private static final int SOURCE = 10;

  @ParameterizedTest
  @CsvSource({"xive, 1", "xive, 2", "xics, 1", "xics, 2"})
  void shouldServeALevelInTheHost(String controller, int cpus) {
    Stage stage = stage(controller, Map.of());
    Findings found = verify(host(List.of(line("level", SOURCE, stage)), cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  /** By the letter, a device that asserts between its service and the EOI is never seen again. */
  @ParameterizedTest
  @CsvSource({
    "strict, 1, STALL",
    "strict, 2, STALL",
    "latch, 1, OK",
    "latch, 2, OK",
    "level, 1, OK",
    "level, 2, OK"
  })
  void shouldStallAnOrdinaryDriverOnlyByTheLetter(String rearm, int cpus, Verdict verdict) {
    Stage controller = stage("present-once", Map.of("rearm", rearm));
    Findings found = verify(host(List.of(line("level", SOURCE, controller)), cpus));

    assertEquals(verdict, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"xive, 1", "xive, 2", "xics, 1", "xics, 2"})
  void shouldServeTwoLevels(String controller, int cpus) {
    Stage stage = stage(controller, Map.of());
    List<PathLine> lines = List.of(line("level", SOURCE, stage), line("level", 11, stage));
    Findings found = verify(host(lines, cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @ParameterizedTest
  @CsvSource({"xive, 1", "xive, 2", "xics, 1", "xics, 2"})
  void shouldLoseNoEdgeInTheHost(String controller, int cpus) {
    Stage stage = stage(controller, Map.of());
    Findings found = verify(host(List.of(line("edge", SOURCE, stage)), cpus));

    assertEquals(Verdict.OK, found.verdict(), found.detail());
  }

  @Test
  void shouldKeepToTheRulesOfTheStepLanguage() {
    for (Stage controller : List.of(XIVE, stage("present-once", Map.of("rearm", "latch")))) {
      Path path = host(List.of(line("level", SOURCE, controller)), 2);
      assertEquals(List.of(), link(path).warnings());
    }
    assertEquals(List.of(), link(host(List.of(line("edge", SOURCE, XIVE)), 2)).warnings());
  }

  private static Findings verify(Path path) {
    return Verification.of(link(path), Checker.Request.PLAIN);
  }

  private static Machine link(Path path) {
    return PathLinker.link(path, Shelf.parts()).machine();
  }

  private static Path host(List<PathLine> lines, int cpus) {
    Scope scope = new Scope(cpus, 1, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    return new Path("test", "test", lines, List.of(), List.of(), scope, List.of());
  }

  private static PathLine line(String device, int source, Stage controller) {
    return new PathLine(
        new DeviceStage(
            Optional.of(stage(device, Map.of())), OptionalInt.of(source), Optional.empty(), PLACE),
        List.of(controller),
        Optional.of(stage(controller.name(), Map.of())),
        Optional.empty(),
        Optional.of(stage("service-then-eoi", Map.of())),
        Optional.empty(),
        Optional.empty());
  }

  private static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }
}
