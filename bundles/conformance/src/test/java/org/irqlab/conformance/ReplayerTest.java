package org.irqlab.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.lab.Conformance.Divergence;
import org.irqlab.api.lab.Conformance.Outcome;
import org.irqlab.api.lab.Workbench;
import org.irqlab.api.part.Link;
import org.irqlab.api.state.State;
import org.irqlab.testing.PlainLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayerTest {
  private static final String HEADER =
      """
      {"controller": "gate", "base": {"gate": "0x1000"}, "pins": ["out"], "quirks": []}
      """;

  @TempDir Path folder;

  @Test
  void shouldConformIfAnswersAndPinsAreAsRecorded() {
    Outcome outcome =
        replay(
            """
            {"op": "note", "text": "enable, raise, disable by CSR, lower"}
            {"op": "writel", "addr": "0x1000", "value": "0x3"}
            {"op": "irq_in", "line": 0, "level": 1}
            {"op": "out", "pin": "out", "level": 1}
            {"op": "cpu_readb", "cpu": 1, "addr": "0x1000", "value": "0x3"}
            {"op": "csr_swap", "hart": 0, "csr": "enable", "value": "0x0", "old": "0x3"}
            {"op": "out", "pin": "out", "level": 0}
            {"op": "csr_read", "hart": 0, "csr": "other", "illegal": true}
            {"op": "sysreg_read", "cpu": 0, "reg": "other", "undef": true}
            {"op": "irq_in", "line": 0, "level": 0}
            """);

    assertEquals(List.of(), outcome.divergences());
    assertTrue(outcome.conforms());
    assertEquals(7, outcome.operations());
    assertEquals("gate", outcome.controller());
  }

  @Test
  void shouldReportAnAnswerThatDiffers() {
    assertEquals(
        List.of(new Divergence(2, "readl 0x1000", "0x7", "0x0")),
        replay("{\"op\": \"readl\", \"addr\": \"0x1000\", \"value\": \"0x7\"}").divergences());
  }

  @Test
  void shouldReportAPinThatStaysOrMovesUnrecorded() {
    String stays =
        "{\"op\":\"irq_in\",\"line\":0,\"level\":1}\n{\"op\":\"out\",\"pin\":\"out\",\"level\":1}";
    String moves =
        "{\"op\":\"writeb\",\"addr\":\"0x1000\",\"value\":\"0x1\"}\n"
            + "{\"op\":\"irq_in\",\"line\":0,\"level\":1}";

    assertEquals(
        List.of(new Divergence(2, "irq_in line=0 level=1", "out=1", "out=0")),
        replay(stays).divergences());
    assertEquals(
        List.of(new Divergence(3, "irq_in line=0 level=1", "out=0", "out=1")),
        replay(moves).divergences());
  }

  @Test
  void shouldReportAPulseOnlyIfTheLevelAfterItDiffers() {
    String pulse =
        """
        {"op": "irq_in", "line": 0, "level": 1}
        {"op": "out", "pin": "out", "level": 1}
        {"op": "out", "pin": "out", "level": 0}
        """;

    assertTrue(replay(pulse).conforms());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\":\"readl\",\"addr\":\"0x2000\",\"value\":\"0x0\"} | readl 0x2000 | a register | no such register",
        "{\"op\":\"csr_read\",\"hart\":0,\"csr\":\"enable\",\"illegal\":true} | csr_read hart=0 csr=enable | a trap | a register",
        "{\"op\":\"writel\",\"addr\":\"0x9\",\"value\":\"0x1\"} | writel 0x9 <- 0x1 | a register | no such register",
        "{\"op\":\"irq_in\",\"line\":1,\"level\":1,\"dev\":\"b\"} | irq_in dev=b line=1 level=1 | an input | no such input",
        "{\"op\":\"intack\",\"cpu\":0,\"vector\":\"0x20\"} | intack cpu=0 | 0x20 | no vector",
      })
  void shouldReportWhatTheModelDoesNotHave(
      String line, String operation, String expected, String observed) {
    assertEquals(
        List.of(new Divergence(2, operation, expected, observed)), replay(line).divergences());
  }

  @Test
  void shouldTakeTheVectorThatAnAcknowledgeCycleAnswers() {
    String takes =
        """
        {"op": "intack", "cpu": 0, "vector": null}
        {"op": "writeb", "addr": "0x1000", "value": "0x21"}
        {"op": "irq_in", "line": 0, "level": 1}
        {"op": "out", "pin": "out", "level": 1}
        {"op": "intack", "cpu": 0, "vector": "0x21"}
        {"op": "intack", "cpu": 0, "vector": "0x20"}
        """;

    assertEquals(
        List.of(new Divergence(7, "intack cpu=0", "0x20", "0x21")), replay(takes).divergences());
  }

  @Test
  void shouldConformIfTheLastMessageToEachAddressIsAsRecorded() {
    String sends =
        """
        {"op": "writew", "addr": "0x1000", "value": "0x7"}
        {"op": "msi", "addr": "0x8", "data": "0x7"}
        {"op": "writeb", "addr": "0x1000", "value": "0x1"}
        """;

    assertEquals(List.of(), replay(sends).divergences());
  }

  @Test
  void shouldReportMessagesThatAreMissingOtherOrUnrecorded() {
    String write = "{\"op\":\"%s\",\"addr\":\"0x1000\",\"value\":\"0x7\"}";
    String other =
        write.formatted("writew") + "\n{\"op\":\"msi\",\"addr\":\"0x8\",\"data\":\"0x5\"}";
    String missing =
        write.formatted("writeb") + "\n{\"op\":\"msi\",\"addr\":\"0x8\",\"data\":\"0x5\"}";

    assertEquals(
        List.of(new Divergence(3, "message to 0x8", "0x5", "0x7")), replay(other).divergences());
    assertEquals(
        List.of(new Divergence(3, "message to 0x8", "0x5", "no message")),
        replay(missing).divergences());
    assertEquals(
        List.of(new Divergence(2, "message to 0x8", "no message", "0x7")),
        replay(write.formatted("writew")).divergences());
  }

  @Test
  void shouldReportAPinThatTheModelDoesNotHave() {
    Path file = write(HEADER.replace("[\"out\"]", "[\"out\", \"other\"]"));

    assertEquals(
        List.of(new Divergence(1, "pin other", "a pin", "none of that name")),
        replayer().replay(file).divergences());
  }

  @Test
  void shouldNotReplayWithoutTheQuirksThatTheHeaderNames() {
    Path known = write(HEADER.replace("[]", "[\"gate-quirk\"]"));
    assertTrue(replayer().replay(known).conforms());

    Path unknown = write(HEADER.replace("[]", "[\"other-quirk\"]"));
    assertEquals(
        List.of(
            new Divergence(
                1, "quirk other-quirk", "a model that knows it", "a model that does not")),
        replayer().replay(unknown).divergences());
  }

  @Test
  void shouldTakeTheFirstAddressOfARemarkOnBases() {
    String remark = HEADER.replace("\"0x1000\"", "\"0x1000+0x10*hart\", \"io\": \"ports\"");

    assertTrue(replayer().replay(write(remark)).conforms());
  }

  @Test
  void shouldTellAQuirkThatTheHeaderDoesNotName() {
    String line = "{\"op\": \"readb\", \"addr\": \"0x1000\", \"value\": \"0x80\"}";
    Outcome unnamed = replay(line);
    Outcome named =
        replayer().replay(write(HEADER.replace("[]", "[\"" + Gate.QUIRK + "\"]") + line));

    assertTrue(unnamed.conforms());
    assertEquals(List.of(Gate.QUIRK), unnamed.assumed());
    assertTrue(named.conforms());
    assertEquals(List.of(), named.assumed());
  }

  @Test
  void shouldStopAfterEnoughDivergences() {
    String line = "{\"op\": \"readl\", \"addr\": \"0x1000\", \"value\": \"0x7\"}\n";

    assertEquals(10, replay(line.repeat(50)).divergences().size());
  }

  @Test
  void shouldSkipWhatNobodyModels() {
    Outcome outcome = replayer().replay(write(HEADER.replace("\"gate\", ", "\"moat\", ")));

    assertEquals("no controller that is plugged in is a 'moat'", outcome.skipped());
    assertEquals(List.of(), outcome.divergences());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\":\"explode\"} | 2: unknown operation 'explode'",
        "{\"op\":\"readx\",\"addr\":\"0x0\"} | 2: unknown operation 'readx'",
        "{\"addr\":\"0x0\"} | 2: no text 'op'",
        "{\"op\":\"readl\",\"value\":\"0x0\"} | 2: no text 'addr' in 'readl'",
        "{\"op\":\"readl\",\"addr\":\"12\",\"value\":\"0x0\"} | 2: 'addr' is '12'; expected such as 0x1f",
        "{\"op\":\"writeb\",\"addr\":\"0x1000\",\"value\":\"0x100\"} | 2: 'value' is 0x100; expected at most 1 bytes",
        "{\"op\":\"irq_in\",\"line\":\"a\",\"level\":1} | 2: no whole number 'line' from 0 to 4096 in 'irq_in'",
        "{\"op\":\"irq_in\",\"line\":1.5,\"level\":1} | 2: no whole number 'line' from 0 to 4096 in 'irq_in'",
        "{\"op\":\"irq_in\",\"line\":1,\"level\":2} | 2: no whole number 'level' from 0 to 1 in 'irq_in'",
        "{\"op\":\"out\",\"pin\":\"other\",\"level\":1} | 2: pin 'other' is not among the header's pins",
        "[1] | 2: not a JSON object",
        "{\"op\": | 2: not a JSON object",
      })
  void shouldRefuseALineInOneLine(String line, String message) {
    String refusal = assertThrows(BadInput.class, () -> replay(line)).getMessage();

    assertEquals(folder.resolve("x.jsonl") + ":" + message, refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | :1: no text 'controller'",
        "{\"controller\": \"gate\", \"pins\": 3} | :1: 'pins' is no list",
        "{\"controller\": \"gate\", \"pins\": [3]} | :1: 'pins' has an item that is no text",
        "'' | : empty; expected a vector file",
      })
  void shouldRefuseAHeaderInOneLine(String header, String message) {
    Path file = write(header);

    assertEquals(
        file + message, assertThrows(BadInput.class, () -> replayer().replay(file)).getMessage());
  }

  @Test
  void shouldRefuseBytesAndFoldersAndNothing() throws IOException {
    Path bytes = Files.write(folder.resolve("b"), new byte[] {(byte) 0xd0, 0x0d, (byte) 0xfe});
    Path missing = folder.resolve("missing");

    assertEquals(
        bytes + ": not a text in UTF-8; expected a vector file",
        assertThrows(BadInput.class, () -> replayer().replay(bytes)).getMessage());
    assertEquals(
        missing + ": no such file",
        assertThrows(BadInput.class, () -> replayer().replay(missing)).getMessage());
    assertEquals(
        folder + ": not a file; expected a vector file",
        assertThrows(BadInput.class, () -> replayer().replay(folder)).getMessage());
  }

  private Outcome replay(String lines) {
    return replayer().replay(write(HEADER + lines));
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("x.jsonl"), text, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Replayer replayer() {
    return new Replayer(new PlainBench(), List.of(new Gate()));
  }

  /** A workbench without an engine. */
  private static final class PlainBench implements Workbench {
    @Override
    public Session open(String name) {
      PlainLink link = new PlainLink(name);
      return new Session() {
        @Override
        public Link link() {
          return link;
        }

        @Override
        public State start() {
          return link.booted();
        }
      };
    }
  }
}
