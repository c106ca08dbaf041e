package org.irqlab.itests.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The path files that are shipped, as a user checks them. */
final class ShippedPathsIT {
  @Test
  void shouldFindOnEveryPathWhatItsFileExpects() throws Exception {
    Home home = Home.built();

    Run run =
        Run.of(
            home, "check", "--strict", "--as-expected", home.folder().resolve("paths").toString());

    List<String> verdicts = run.out().stream().filter(line -> !line.startsWith(" ")).toList();
    List<String> confirmed = run.out().stream().filter("  as expected"::equals).toList();
    assertTrue(verdicts.size() > 100, () -> "" + run);
    assertEquals(verdicts.size(), confirmed.size(), () -> "" + run);
    assertEquals(0, run.status());
  }
}
