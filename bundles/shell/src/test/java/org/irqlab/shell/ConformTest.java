package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.lab.Conformance;
import org.irqlab.api.lab.Conformance.Divergence;
import org.irqlab.api.lab.Conformance.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConformTest {
  private final Statuses statuses = new Statuses();

  @Test
  void shouldPrintDivergencesAndCountFilesInTheLastLine() {
    assertEquals(
        """
        wrong.jsonl:12: readl 0xc200004: expected 0xa, observed 0x0
        other.jsonl: skipped: no such controller
        1 passed, 1 failed, 1 skipped
        """,
        conform("right.jsonl", "wrong.jsonl", "other.jsonl").out());
    assertEquals(ExitStatus.NOT_CONFORMING, statuses.status());
  }

  @ParameterizedTest
  @CsvSource({
    "right.jsonl, OK, '1 passed, 0 failed'",
    "other.jsonl, INCONCLUSIVE, '0 passed, 0 failed, 1 skipped'",
    "bad.jsonl, BAD_INPUT, '0 passed, 0 failed'"
  })
  void shouldReportTheStatus(String file, ExitStatus status, String last) {
    String out = conform("--quiet", file).out();

    assertEquals(last + "\n", out);
    assertEquals(status, statuses.status());
  }

  @Test
  void shouldRefuseInOneLine() {
    assertEquals("irqlab: bad.jsonl:3: nonsense\n", conform("bad.jsonl").err());
  }

  @Test
  void shouldPrintJsonAsItsSchemaSays() {
    Schemas.assertValid(
        "conformance", conform("--json", "right.jsonl", "wrong.jsonl", "theirs.jsonl").out());
  }

  @Test
  void shouldTakeAFolderAndWriteAReport(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("right.jsonl"), "");
    Files.writeString(folder.resolve("wrong.jsonl"), "");
    Path report = folder.resolve("report.xml");
    conform("--junit", report.toString(), folder.toString());

    assertTrue(Files.readString(report).contains("tests=\"2\" failures=\"1\""));
  }

  @Test
  void shouldPassAndTellWhatAHeaderDoesNotName() {
    String out = conform("theirs.jsonl").out();

    assertEquals(
        "theirs.jsonl: conforms with a, b, which its header does not name\n1 passed, 0 failed\n",
        out);
    assertEquals(ExitStatus.OK, statuses.status());
  }

  private Printed conform(String... words) {
    Conformance replayer =
        file ->
            switch (file.getFileName().toString()) {
              case "right.jsonl" -> new Outcome("right.jsonl", "plic", 7, "", List.of(), List.of());
              case "wrong.jsonl" ->
                  new Outcome(
                      "wrong.jsonl",
                      "plic",
                      7,
                      "",
                      List.of(new Divergence(12, "readl 0xc200004", "0xa", "0x0")),
                      List.of());
              case "theirs.jsonl" ->
                  new Outcome("theirs.jsonl", "plic", 7, "", List.of(), List.of("a", "b"));
              case "other.jsonl" ->
                  new Outcome("other.jsonl", "xics", 0, "no such controller", List.of(), List.of());
              default -> throw new BadInput("bad.jsonl:3: nonsense");
            };
    Conform conform = new Conform(statuses, new SameThread(), replayer);
    return Printed.by(() -> conform.conform(words));
  }
}
