package org.irqlab.controller.xive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register.Space;
import org.irqlab.controller.xive.Construction.Shape;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.vectors.RecordedVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedBridgeTest {
  private static final int RECORDINGS = 8;

  @ParameterizedTest
  @MethodSource("recordings")
  void shouldConformToRecording(RecordedVector vector) {
    assertEquals(List.of(), vector.departures(new Xive()));
  }

  @Test
  void shouldReplayEveryVectorFile() throws IOException {
    assertEquals(RECORDINGS, recordings().size());
  }

  @Test
  void shouldNeedEachOfTheRecordedMachinesChoices() throws IOException {
    assertEquals(
        List.of("lsi-off.jsonl", "random-891.jsonl", "random-892.jsonl"),
        diverging(new Shape(SetReset.NOTIFIES, QueuedLevel.SILENT)));
    assertEquals(
        List.of("random-891.jsonl", "random-892.jsonl"),
        diverging(new Shape(SetReset.SILENT, QueuedLevel.NOTIFIES)));
  }

  @Test
  void shouldKnowOnlyItsPagesItsBridgeAndItsLines() {
    Bench bench = new Xive().bench(new PlainLink("xive"), machine()).orElseThrow();

    assertTrue(bench.register(Space.MMIO, 0x60302031cd800L, 8).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x60302031ce000L, 8).isPresent());
    assertTrue(bench.register(Space.MMIO, 0x6030203000068L, 8).isPresent());
    assertFalse(bench.register(Space.MMIO, 0x6030203000100L, 8).isPresent());
    assertFalse(bench.register(Space.PORT, 0x6030203000068L, 8).isPresent());
    assertTrue(bench.input("", 13).isPresent());
    assertFalse(bench.input("", 14).isPresent());
    assertFalse(bench.input("other", 1).isPresent());
    assertFalse(bench.pin("int").isPresent());
  }

  @Test
  void shouldSendNothingBeforeItsPortIsEnabled() {
    PlainLink link = new PlainLink("xive");
    Bench bench = new Xive().bench(link, machine()).orElseThrow();
    PlainState s = link.booted();
    bench.model().write(s, 0, bench.register(Space.MMIO, 0x6030203000060L, 8).orElseThrow(), 1);
    bench.model().read(s, 0, bench.register(Space.MMIO, 0x60302031c4c00L, 8).orElseThrow());

    bench.model().input(s, 4, true);

    assertEquals(List.of(), bench.messages());
  }

  @Test
  void shouldRefuseRecordingsOfOtherMachines() {
    PlainLink link = new PlainLink("xive");
    Recording gic = new Recording("gicv2", Map.of(), List.of(), List.of());
    Recording noBase = new Recording("xive-esb", Map.of("psihb", 0L), List.of(), List.of());

    assertTrue(new Xive().bench(link, gic).isEmpty());
    assertThrows(LinkException.class, () -> new Xive().bench(link, noBase));
  }

  static List<RecordedVector> recordings() throws IOException {
    return RecordedVector.in("qemu-7.2");
  }

  private static Recording machine() {
    Map<String, Long> base =
        Map.of("psihb", 0x6030203000000L, "psihb_esb", 0x60302031c0000L, "notify_ram", 0x100000L);
    return new Recording("xive-esb", base, List.of(), List.of());
  }

  private static List<String> diverging(Shape shape) throws IOException {
    return recordings().stream()
        .filter(vector -> !vector.departures(new Shaped(shape)).isEmpty())
        .map(RecordedVector::name)
        .toList();
  }

  /** The recorded machine, built with other choices. */
  private record Shaped(Shape shape) implements InterruptController {
    @Override
    public ControllerModel link(Link link, ControllerPlan plan, Options options) {
      return new Xive().link(link, plan, options);
    }

    @Override
    public Optional<Bench> bench(Link link, Recording recording) {
      return Optional.of(new RecordedBridge(link, recording, shape));
    }
  }
}
