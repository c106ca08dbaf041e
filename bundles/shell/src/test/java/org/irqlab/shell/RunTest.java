package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.verdict.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunTest {
  @TempDir Path folder;

  private final Statuses statuses = new Statuses();

  @Test
  void shouldTellCountsAndLatencies() {
    assertEquals(
        """
        uart  seed=7  3 of 3 assertions served  9000 ns
          every assertion was served
             6  host interrupts
            12  traps
          4.00  VM exits and traps per assertion
           800  ns from assertion to service, p50
          1200  ns from assertion to service, max
        """,
        run("--seed", "7", "--assertions", "3", "uart.path.yaml").out());
  }

  @Test
  void shouldShowTheStepsOnRequest() {
    String out = run("--steps", "uart.path.yaml").out();

    assertTrue(out.contains("do_trap/intr/spin_lock(desc)"), out);
  }

  @Test
  void shouldPrintJsonAsItsSchemaSays() {
    Schemas.assertValid("run", run("--json", "uart.path.yaml").out());
  }

  @Test
  void shouldReplayTheTraceOfAResult() throws IOException {
    Path saved = saved("--json", "storm.path.yaml");

    String out = run("--trace", saved.toString()).out();

    assertTrue(out.startsWith("storm  seed=0  1 of 1"), out);
    assertTrue(out.contains("\n  replayed 4 of 4\n"), out);
    assertEquals(ExitStatus.OK, statuses.status());
  }

  @Test
  void shouldReplayTheOnlyTraceOfSeveralResults() throws IOException {
    Path saved = saved("--json", "ok.path.yaml", "storm.path.yaml");

    assertTrue(run("--trace", saved.toString()).out().startsWith("storm "));
  }

  @Test
  void shouldSayIfATraceCannotBeFollowed() throws IOException {
    Path saved = saved("--json", "storm.path.yaml");
    String longer = Files.readString(saved).replace("\"trace\": [", "\"trace\": [" + MOVE);
    Files.writeString(saved, longer);

    run("--trace", saved.toString());

    assertEquals(ExitStatus.NOT_CONFORMING, statuses.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | FILE: not a result saved with --json: ",
        "{} | FILE: schema ''; expected 'irqlab-result/1'",
        "{\"schema\": \"irqlab-result/1\"} | FILE: not a result saved with --json: ",
        "nonsense | FILE: not a result saved with --json: ",
        "{\"schema\": \"irqlab-results/1\", \"results\": []} | FILE: 0 results with a trace; expected exactly one",
      })
  void shouldRefuseWhatIsNoResult(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);
    String refusal =
        assertThrows(BadInput.class, () -> run("--trace", file.toString())).getMessage();

    assertTrue(refusal.startsWith(message.replace("FILE", file.toString())), refusal);
    assertEquals(1, refusal.lines().count());
  }

  @Test
  void shouldRefuseToRunNothing() {
    assertEquals(
        "run: expected PATH or --trace FILE; 'irqlab help run' tells more",
        assertThrows(BadInput.class, () -> run()).getMessage());
  }

  @Test
  void shouldNarrateInColumns() {
    Narrate narrate = new Narrate(Samples.reader(), new Recorded(), statuses);

    assertEquals(
        """
        uart  seed=1  1 of 1 assertions served  9000 ns
            uart  | cpu0
        ----------------------------------------------
         1  raise |
         2        | readl(claim)
        12        | do_trap > end: writel(10,
                  | claim/complete) (complete with the
                  | line still high; pending again)
        every assertion was served
        """,
        Printed.by(() -> narrate.narrate("uart.path.yaml")).out());
  }

  private static final String MOVE =
      """
      {"n": 1, "context": "a", "step": "b", "source": "", "story": true, "notes": [], "changes": {}},
      """;

  private Path saved(String... words) throws IOException {
    Check check = new Check(Samples.reader(), Samples.checker(), new Statuses(), new SameThread());
    String json = Printed.by(() -> check.check(words)).out();
    return Files.writeString(folder.resolve("result.json"), json);
  }

  private Printed run(String... words) {
    Run run = new Run(Samples.reader(), new Recorded(), statuses);
    return Printed.by(() -> run.run(words));
  }

  /** Always tells the same. */
  private static final class Recorded implements Simulator {
    @Override
    public Report run(org.irqlab.api.path.Path path, long seed, int assertions, int mostSteps) {
      return report(path, seed, assertions, "every assertion was served");
    }

    @Override
    public Report replay(org.irqlab.api.path.Path path, List<Move> trace) {
      return report(path, 0, 1, "replayed 4 of " + trace.size());
    }

    private static Report report(
        org.irqlab.api.path.Path path, long seed, int assertions, String ending) {
      Map<String, Long> counts = new LinkedHashMap<>();
      counts.put("host interrupts", 6L);
      counts.put("traps", 12L);
      Map<String, Long> latencies = new LinkedHashMap<>();
      latencies.put("p50", 800L);
      latencies.put("max", 1200L);
      Trace trace = new Trace(Samples.STORM.steps(), java.util.OptionalInt.empty());
      return new Report(
          path.name(), seed, assertions, assertions, 9000, counts, latencies, ending, trace);
    }
  }
}
