package org.irqlab.itests.recordings;

import static org.irqlab.itests.recordings.RecordedMachine.stage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.irqlab.api.path.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The steps of recordings of real kernels, played on the same machines assembled from our parts:
 * the calls come in the same order, and each finds the descriptor in the same state.
 */
class RecordedKernelsTest {
  private static final Set<String> MAPPED =
      Set.of(
          "handle_fasteoi_irq",
          "handle_irq_event",
          "vfio_intx_handler",
          "disable_irq_nosync",
          "irq_disable",
          "eventfd_signal_mask",
          "enable_irq",
          "irq_startup",
          "irq_enable",
          "check_irq_resend",
          "__vfio_pci_intx_mask",
          "vfio_pci_intx_unmask_handler",
          "pci_check_and_mask_intx",
          "pci_check_and_unmask_intx",
          "xive_irq_mask",
          "xive_irq_unmask",
          "xive_irq_eoi",
          "gic_mask_irq",
          "gic_unmask_irq",
          "gic_eoi_irq",
          "gic_eoimode1_mask_irq",
          "gic_eoimode1_eoi_irq");

  /** How the modes load vfio-pci; "old" is "minus" before the kernel set IRQ_DISABLE_UNLAZY. */
  private static final Map<String, Map<String, String>> BACKEND =
      Map.of(
          "plus", Map.of(),
          "minus", Map.of("nointxmask", "true", "disable", "unlazy"),
          "lazy", Map.of("nointxmask", "true", "disable", "lazy"),
          "old", Map.of("nointxmask", "true", "disable", "lazy"));

  private static final Map<String, String> NAMES = Map.of("eventfd_signal", "eventfd_signal_mask");

  private static Stream<RecordedMachine> machines() {
    // The emulated source is silent where silicon notifies (QEMU 7.2, hw/intc/xive.c).
    Stage xive = stage("xive", Map.of("set-pq-00", "silent", "eoi-of-queued-level", "silent"));
    Stage gic = stage("gicv2", Map.of());
    return Stream.of(
            machine("linux-6.12/ppc64el-powernv9-xive", xive, Map.of(), "plus", "minus", "lazy"),
            machine("linux-6.1/arm64-gicv2", gic, Map.of("eoimode", "0"), "plus", "old"),
            machine("linux-6.1/arm64-gicv2-eoimode1", gic, Map.of("eoimode", "1"), "plus", "old"))
        .flatMap(Function.identity());
  }

  private static Stream<RecordedMachine> machine(
      String folder, Stage controller, Map<String, String> chip, String... modes) {
    return Arrays.stream(modes)
        .map(
            mode ->
                new RecordedMachine(
                    folder,
                    mode.equals("old") ? "minus" : mode,
                    List.of(controller),
                    chip,
                    BACKEND.get(mode),
                    NAMES));
  }

  static Stream<Arguments> recordings() {
    return machines()
        .flatMap(machine -> traces(machine).map(trace -> Arguments.of(machine, trace)));
  }

  private static Stream<Path> traces(RecordedMachine machine) {
    try {
      Path folder =
          Path.of(RecordedKernelsTest.class.getResource("/" + machine.folder()).toURI())
              .resolve(machine.mode());
      try (Stream<Path> files = Files.list(folder)) {
        return files.filter(f -> f.toString().endsWith(".trace")).sorted().toList().stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("recordings")
  void shouldMakeTheSameCallsInTheSameStates(RecordedMachine machine, Path trace)
      throws IOException {
    Recording recording = Recording.read(trace);
    Player player = machine.player();
    recording.steps().forEach(player::play);
    List<Recording.Call> expected = mapped(recording.calls(), Map.of());
    List<Recording.Call> found = mapped(player.calls(), machine.names());
    assertTrue(!expected.isEmpty());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      if (!agree(expected.get(i), found.get(i))) {
        differences.add(
            "call " + i + ": " + text(expected.get(i)) + ", ours " + text(found.get(i)));
      }
    }
    assertEquals(List.of(), differences.stream().limit(1).toList(), () -> both(expected, found));
    assertEquals(expected.size(), found.size(), () -> both(expected, found));
  }

  private static List<Recording.Call> mapped(
      List<Recording.Call> calls, Map<String, String> names) {
    return calls.stream()
        .map(c -> new Recording.Call(names.getOrDefault(c.function(), c.function()), c.bits()))
        .filter(c -> MAPPED.contains(c.function()))
        .collect(Collectors.toList());
  }

  private static boolean agree(Recording.Call one, Recording.Call other) {
    return one.function().equals(other.function())
        && (one.bits().isEmpty() || one.bits().get().agrees(other.bits().orElseThrow()));
  }

  private static String text(Recording.Call call) {
    return call.function() + call.bits().map(b -> " [" + b + "]").orElse("");
  }

  private static String both(List<Recording.Call> expected, List<Recording.Call> found) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      String left = i < expected.size() ? text(expected.get(i)) : "";
      String right = i < found.size() ? text(found.get(i)) : "";
      text.append(String.format("%n%-60s %s", left, right));
    }
    return text.toString();
  }
}
