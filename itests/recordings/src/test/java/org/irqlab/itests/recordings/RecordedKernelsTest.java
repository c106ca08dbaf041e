package org.irqlab.itests.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The steps of recordings of real kernels, played on the same machines assembled from our parts:
 * the calls come in the same order, and each finds the descriptor in the same state. Where a
 * recording is of a race, there is a schedule of which that is true.
 */
class RecordedKernelsTest {
  static Stream<Arguments> sequences() {
    return recordings(false);
  }

  static Stream<Arguments> races() {
    return recordings(true);
  }

  private static Stream<Arguments> recordings(boolean racing) {
    return Machines.all()
        .flatMap(
            machine ->
                Machines.traces(machine)
                    .filter(trace -> read(trace).races() == racing)
                    .map(trace -> Arguments.of(machine, trace)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("sequences")
  void shouldMakeTheSameCallsInTheSameStates(RecordedMachine machine, Path trace) {
    Comparison compared = compare(machine, trace);
    assertTrue(!compared.expected().isEmpty());
    assertEquals(Optional.empty(), compared.firstDifference(), compared::sideBySide);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("races")
  void shouldAllowTheCallsThatWereSeen(RecordedMachine machine, Path trace) {
    Recording recording = read(trace);
    assertEquals(Optional.empty(), machine.schedules(recording).stuck());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("races")
  void shouldNotAllowASequenceThatLacksACall(RecordedMachine machine, Path trace) {
    Recording recording = read(trace);
    List<Recording.Event> events = new ArrayList<>(recording.events());
    events.removeIf(event -> event.equals(events.get(events.size() / 2)));
    Recording other = new Recording(recording.steps(), events);
    assertTrue(machine.schedules(other).stuck().isPresent());
  }

  @Test
  void shouldNoticeAnotherWayOfDisabling() {
    RecordedMachine lazy =
        Machines.all().filter(m -> m.toString().endsWith("xive/lazy")).findFirst().orElseThrow();
    RecordedMachine unlazy =
        Machines.all().filter(m -> m.toString().endsWith("xive/minus")).findFirst().orElseThrow();
    for (Path trace : Machines.traces(lazy).toList()) {
      assertTrue(compare(unlazy, trace).firstDifference().isPresent(), trace.toString());
    }
  }

  private static Comparison compare(RecordedMachine machine, Path trace) {
    Recording recording = read(trace);
    Player player = machine.player(recording);
    recording.steps().forEach(player::play);
    List<Recording.Call> ours =
        player.calls().stream()
            .map(c -> new Recording.Call(Machines.name(c.function()), c.bits()))
            .toList();
    return new Comparison(mapped(recording.calls()), mapped(ours));
  }

  private static List<Recording.Call> mapped(List<Recording.Call> calls) {
    return calls.stream().filter(c -> Machines.mapped(c.function())).toList();
  }

  private static Recording read(Path trace) {
    try {
      return Recording.read(trace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
