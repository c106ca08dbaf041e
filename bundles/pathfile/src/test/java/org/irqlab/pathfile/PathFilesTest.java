package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Scope.Timing;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathFilesTest {
  static final String FULL =
      """
      schema: irqlab-path/1
      name: power-intx-lazy
      device:     {model: pci-intx, disintx: false}
      controller: plic
      chip:       {name: plic, end: host}
      flow:       fasteoi
      backend:    {name: vfio-pci-intx, disable: lazy}
      frontend:   {name: xen-route, completion: guest}
      guest:      {controller: plic, flow: fasteoi, driver: service-then-eoi}
      actors:     [xen-release]
      properties: [no-extra]
      scope:      {cpus: 2, vcpus: 1, timing: prompt, assertions: 3, workers: 2, nesting: 2, depth: 4}
      expect:     STALL
      """;
  private static final String SHORT =
      """
      schema: irqlab-path/1
      device: uart-level
      controller: plic
      backend: service-then-eoi
      """;

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    desk = new Desk(folder);
  }

  @Test
  void shouldReadEveryStage() {
    org.irqlab.api.path.Path path = desk.read(FULL);
    PathLine line = path.lines().get(0);

    assertEquals("power-intx-lazy", path.name());
    assertEquals(Map.of("disintx", "false"), line.device().model().orElseThrow().options());
    assertEquals(List.of("plic"), names(line.controller()));
    assertEquals(Map.of("end", "host"), line.chip().orElseThrow().options());
    assertEquals("fasteoi", line.flow().orElseThrow().name());
    assertEquals(Map.of("disable", "lazy"), line.backend().orElseThrow().options());
    assertEquals(Map.of("completion", "guest"), line.frontend().orElseThrow().options());
    assertEquals("service-then-eoi", line.guest().orElseThrow().driver().name());
    assertEquals(List.of("xen-release"), names(path.actors()));
    assertEquals(List.of("no-extra"), names(path.properties()));
    assertEquals(new Scope(2, 1, Timing.PROMPT, OptionalInt.of(3), 2, 2, 4), path.scope());
    assertEquals(List.of(expecting(Verdict.STALL)), path.expect());
  }

  @Test
  void shouldLeaveOutWhatIsLeftOut() {
    org.irqlab.api.path.Path path = desk.read(SHORT);

    assertEquals("some", path.name());
    assertEquals(Scope.SMALLEST, path.scope());
    assertEquals(List.of(), path.expect());
    assertTrue(path.lines().get(0).guest().isEmpty());
  }

  @Test
  void shouldTellWhereAStageStands() {
    Stage.Place place = desk.read(FULL).lines().get(0).backend().orElseThrow().place();

    assertEquals(7, place.line());
    assertEquals(13, place.column());
  }

  @Test
  void shouldReadAChainOfControllers() {
    String text = SHORT.replace("controller: plic", "controller: [aplic, {name: imsic, id: m}]");
    List<Stage> controllers = desk.read(text).lines().get(0).controller();

    assertEquals(List.of("aplic", "imsic"), names(controllers));
    assertEquals("m", controllers.get(1).id());
  }

  @Test
  void shouldReadAnExpectationForEachScope() {
    String text =
        SHORT
            + "expect: [{cpus: 2, timing: prompt, verdict: OK}, {vcpus: 2, verdict: storm}, STALL]\n";

    assertEquals(
        List.of(
            new Expectation(
                OptionalInt.of(2), OptionalInt.empty(), Optional.of(Timing.PROMPT), Verdict.OK),
            new Expectation(
                OptionalInt.empty(), OptionalInt.of(2), Optional.empty(), Verdict.STORM),
            expecting(Verdict.STALL)),
        desk.read(text).expect());
  }

  @Test
  void shouldShareStagesByTheirIds() {
    String text =
        """
        schema: irqlab-path/1
        lines:
          - device: {model: uart-level, id: first}
            controller: {name: plic, id: soc, sources: 3}
            guest: {id: dom1, controller: {name: plic, id: v1}, driver: service-then-eoi}
          - device: uart-level
            controller: soc
            guest: dom1
          - device: {id: first}
            controller: {id: soc}
            guest: {controller: v1, driver: service-then-eoi}
        """;
    List<PathLine> lines = desk.read(text).lines();

    assertEquals(lines.get(0).controller(), lines.get(1).controller());
    assertEquals(lines.get(0).controller(), lines.get(2).controller());
    assertEquals(lines.get(0).device(), lines.get(2).device());
    assertEquals(lines.get(0).guest(), lines.get(1).guest());
    GuestStage third = lines.get(2).guest().orElseThrow();
    assertEquals(lines.get(0).guest().orElseThrow().controller(), third.controller());
    assertEquals("dom1", lines.get(1).guest().orElseThrow().id());
  }

  @Test
  void shouldReadAVersionedPart() {
    Stage stage = desk.read(SHORT.replace("plic", "plic@0.1")).lines().get(0).controller().get(0);

    assertEquals("plic@0.1", stage.name());
  }

  @Test
  void shouldResolveAnchors() {
    String text = SHORT.replace("device: uart-level", "device: &d {model: uart-level}");

    assertEquals(
        "uart-level", desk.read(text).lines().get(0).device().model().orElseThrow().name());
  }

  @Test
  void shouldOverrideAKey() {
    org.irqlab.api.path.Path path =
        desk.read(FULL, "frontend.completion=host", "backend.disable=unlazy", "scope.cpus=1");
    PathLine line = path.lines().get(0);

    assertEquals(Map.of("completion", "host"), line.frontend().orElseThrow().options());
    assertEquals(Map.of("disable", "unlazy"), line.backend().orElseThrow().options());
    assertEquals(1, path.scope().cpus());
  }

  @Test
  void shouldOverrideAnOptionOfAStageThatIsOnlyAName() {
    PathLine line = desk.read(FULL, "controller.sources=3").lines().get(0);

    assertEquals(Map.of("sources", "3"), line.controller().get(0).options());
  }

  @Test
  void shouldOverrideAnItemOfAList() {
    String text = SHORT.replace("controller: plic", "controller: [aplic, plic]");
    PathLine line = desk.read(text, "controller.1.sources=3").lines().get(0);

    assertEquals(Map.of("sources", "3"), line.controller().get(1).options());
  }

  @Test
  void shouldOverrideWithAListOrAMap() {
    PathLine line = desk.read(SHORT, "controller=[aplic, imsic]").lines().get(0);

    assertEquals(List.of("aplic", "imsic"), names(line.controller()));
  }

  @Test
  void shouldOverrideWhatTheFileDoesNotName() {
    assertEquals(2, desk.read(SHORT, "scope.vcpus=2").scope().vcpus());
    assertEquals(List.of(expecting(Verdict.OK)), desk.read(SHORT, "expect=OK").expect());
  }

  private static Expectation expecting(Verdict verdict) {
    return new Expectation(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), verdict);
  }

  private static List<String> names(List<Stage> stages) {
    return stages.stream().map(Stage::name).toList();
  }
}
