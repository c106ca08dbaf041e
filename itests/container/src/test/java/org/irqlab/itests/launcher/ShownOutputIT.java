package org.irqlab.itests.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show of the command line is what it prints. */
final class ShownOutputIT {
  private static final Path PROJECT = Path.of("..", "..");

  @ParameterizedTest
  @MethodSource("shown")
  void shouldPrintWhatIsShown(ShownCommand shown) throws Exception {
    Run run = Run.of(Home.built(), Map.of(), PROJECT, shown.words());

    assertTrue(
        shown.matches(run.out()),
        () -> shown + " shows other than is printed:\n" + String.join("\n", run.out()));
    if (shown.status().isPresent()) {
      assertEquals(shown.status().get(), run.status(), () -> shown + "\n" + run.err());
    }
  }

  @Test
  void shouldLookAtTheFirstPage() throws IOException {
    assertTrue(shown().anyMatch(command -> command.file().endsWith("README.md")));
  }

  static Stream<ShownCommand> shown() throws IOException {
    return Stream.concat(
        ShownCommand.in(PROJECT.resolve("README.md")).stream(),
        ShownCommand.in(PROJECT.resolve("distribution/paths/README.md")).stream());
  }

  @Test
  void shouldSkipOnlyWhereLinesAreLeftOut() {
    ShownCommand command =
        new ShownCommand("x.md", 1, "parts", List.of("a", "...", "d"), Optional.empty());

    assertTrue(command.matches(List.of("a", "b", "c", "d")));
    assertTrue(command.matches(List.of("a", "d")));
    assertFalse(command.matches(List.of("a", "b", "c")));
    assertFalse(command.matches(List.of("b", "d")));
  }
}
