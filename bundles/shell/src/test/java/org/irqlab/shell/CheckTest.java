package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.ExitStatus;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.path.Expectation;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckTest {
  private final Statuses statuses = new Statuses();

  @AfterEach
  void forgetInterruption() {
    Thread.interrupted();
  }

  @Test
  void shouldTellTheStory() {
    assertEquals(
        """
        STORM  storm  cpus=1 vcpus=1 timing=any  12 states 20 transitions
          delivered for ever
           1  uart  raise                            uart/line 0 -> 1
           2  cpu0  readl(claim)                     plic/source[10].ip 1 -> 0
          12  cpu0  end: writel(10, claim/complete)  complete with the line still high; pending again
          back to step 2
          also STALL
          warning: branch on a shared field
        """,
        check("storm.path.yaml").out());
    assertEquals(ExitStatus.STORM, statuses.status());
  }

  @Test
  void shouldShowEveryStepOnRequest() {
    String out = check("--steps", "storm.path.yaml").out();

    assertTrue(
        out.contains(" 3  cpu0  do_trap/intr/spin_lock(desc)             desc/lock 0 -> 1\n"), out);
  }

  @Test
  void shouldSayOneLineWhenQuiet() {
    assertEquals(
        "OK  ok  cpus=1 vcpus=1 timing=any  12 states 20 transitions\n",
        check("--quiet", "ok.path.yaml").out());
    assertEquals(ExitStatus.OK, statuses.status());
  }

  @Test
  void shouldSayWhichBoundWasHit() {
    assertEquals(
        """
        INCONCLUSIVE  inconclusive  cpus=1 vcpus=1 timing=any  12 states 20 transitions
          states=5 was reached
        """,
        check("inconclusive.path.yaml").out());
    assertEquals(ExitStatus.INCONCLUSIVE, statuses.status());
  }

  @ParameterizedTest
  @CsvSource({
    "storm, STORM, OK",
    "storm, stall, STORM",
    "ok, STORM, NOT_CONFORMING",
    "ok, OK, OK",
    "redundant, OK, OK",
    "inconclusive, OK, INCONCLUSIVE"
  })
  void shouldCompareWithWhatIsExpected(String path, String expected, ExitStatus status) {
    check("--expect", expected, path + ".path.yaml");

    assertEquals(status, statuses.status());
  }

  @ParameterizedTest
  @CsvSource({"'', OK", "--strict, REDUNDANT"})
  void shouldCountRedundancyOnRequest(String option, ExitStatus status) {
    if (option.isEmpty()) {
      check("redundant.path.yaml");
    } else {
      check(option, "redundant.path.yaml");
    }

    assertEquals(status, statuses.status());
  }

  @Test
  void shouldAskOnceForEachExpectationOfTheFile() {
    Expectation[] expect = {
      Samples.expecting(1, Verdict.STORM), Samples.expecting(2, Verdict.OK),
    };
    Check check = new Check(Samples.reader(expect), Samples.checker(), statuses, new SameThread());
    String out = Printed.by(() -> check.check("storm.path.yaml")).out();

    assertTrue(out.contains("cpus=1 ") && out.contains("cpus=2 "), out);
    assertTrue(out.contains("  as expected\n"), out);
    assertTrue(out.contains("  expected OK, found STORM\n"), out);
    assertEquals(ExitStatus.STORM, statuses.status());
  }

  @ParameterizedTest
  @CsvSource({"--steps, STORM", "--as-expected, OK"})
  void shouldKeepTheStatusOfAnExpectedViolationUnlessAsked(String option, ExitStatus status) {
    Check check =
        new Check(
            Samples.reader(Samples.expecting(1, Verdict.STORM)),
            Samples.checker(),
            statuses,
            new SameThread());
    Printed.by(() -> check.check(option, "storm.path.yaml"));

    assertEquals(status, statuses.status());
  }

  @Test
  void shouldFailIfAViolationIsExpectedAndNoneIsFound() {
    Check check =
        new Check(
            Samples.reader(Samples.expecting(1, Verdict.STORM)),
            Samples.checker(),
            statuses,
            new SameThread());
    Printed.by(() -> check.check("ok.path.yaml"));

    assertEquals(ExitStatus.NOT_CONFORMING, statuses.status());
  }

  @Test
  void shouldPutTheOtherScopesOfAFileIntoTheResultThatDecides() {
    Expectation[] expect = {
      Samples.expecting(1, Verdict.STORM), Samples.expecting(2, Verdict.OK),
    };
    Check check = new Check(Samples.reader(expect), Samples.checker(), statuses, new SameThread());
    String json = Printed.by(() -> check.check("--json", "storm.path.yaml")).out();

    Schemas.assertValid("result", json);
    assertEquals(2, json.split("\"verdict\": \"STORM\"").length - 1, json);
  }

  @Test
  void shouldNotHoldAChangedPathAgainstTheExpectationOfTheFile() {
    Check check =
        new Check(
            Samples.reader(Samples.expecting(1, Verdict.STORM)),
            Samples.checker(),
            statuses,
            new SameThread());
    String out = Printed.by(() -> check.check("--set", "name=ok", "storm.path.yaml")).out();

    assertEquals("OK  ok  cpus=1 vcpus=1 timing=any  12 states 20 transitions\n", out);
    assertEquals(ExitStatus.OK, statuses.status());
  }

  @Test
  void shouldPrintAResultAsItsSchemaSays() {
    String json = check("--json", "--set", "name=storm", "x.path.yaml").out();

    Schemas.assertValid("result", json);
    assertTrue(json.contains("\"verdict\": \"STORM\""), json);
  }

  @Test
  void shouldPrintSeveralResultsAsOneObject() {
    Printed printed = check("--json", "storm.path.yaml", "ok.path.yaml", "bad.path.yaml");

    Schemas.assertValid("results", printed.out());
    assertEquals("irqlab: bad.path.yaml:1:1: nonsense; expected sense\n", printed.err());
    assertEquals(ExitStatus.BAD_INPUT, statuses.status());
  }

  @Test
  void shouldPrintAnObjectEvenIfTheOnlyFileIsRefused() {
    Schemas.assertValid("results", check("--json", "bad.path.yaml").out());
  }

  @Test
  void shouldNotHideAViolationByALaterSuccess() {
    check("stall.path.yaml", "storm.path.yaml", "ok.path.yaml");

    assertEquals(ExitStatus.STALL, statuses.status());
  }

  @Test
  void shouldTakeEveryPathFileOfAFolderInOrder(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("b"));
    for (String name : new String[] {"storm.path.yaml", "b/ok.path.yaml", "stall.yaml"}) {
      Files.writeString(folder.resolve(name), "");
    }
    String out = check("--quiet", folder.toString()).out();

    assertEquals(2, out.lines().count(), out);
    assertTrue(out.startsWith("OK"), out);
  }

  @Test
  void shouldRefuseAFolderWithoutPathFiles(@TempDir Path folder) {
    assertEquals(
        folder + ": no file *.path.yaml below this folder",
        assertThrows(BadInput.class, () -> check(folder.toString())).getMessage());
  }

  @Test
  void shouldRefuseWhatCannotBeLinkedInOneLine() {
    Checker checker =
        (path, request) -> {
          throw new LinkException("plic has no source 99");
        };
    Check check = new Check(Samples.reader(), checker, statuses, new SameThread());
    Printed printed = Printed.by(() -> check.check("x.path.yaml"));

    assertEquals("irqlab: x.path.yaml: plic has no source 99\n", printed.err());
    assertEquals(ExitStatus.BAD_INPUT, statuses.status());
  }

  @Test
  void shouldHandOnBoundsAndWorkers() {
    AtomicReference<Checker.Request> seen = new AtomicReference<>();
    Checker checker =
        (path, request) -> {
          seen.set(request);
          return Samples.result(path, Verdict.OK);
        };
    Check check = new Check(Samples.reader(), checker, statuses, new SameThread());
    Printed.by(() -> check.check("--bound", "states=5,seconds=6", "--workers=2", "x.path.yaml"));

    assertEquals(OptionalLong.of(5), seen.get().states());
    assertEquals(OptionalInt.of(6), seen.get().seconds());
    assertEquals(OptionalInt.empty(), seen.get().megabytes());
    assertEquals(2, seen.get().workers());
  }

  @Test
  void shouldPrintWhatItHasWhenItIsInterrupted() {
    Checker checker =
        (path, request) -> {
          Thread.currentThread().interrupt();
          return Samples.result(path, Verdict.INCONCLUSIVE);
        };
    Check check = new Check(Samples.reader(), checker, statuses, new SameThread());
    Printed printed = Printed.by(() -> check.check("a.path.yaml", "b.path.yaml"));

    assertTrue(printed.out().startsWith("INCONCLUSIVE  a "), printed.out());
    assertFalse(printed.out().contains("  b "), printed.out());
    assertEquals(ExitStatus.INTERRUPTED, statuses.status());
  }

  @ParameterizedTest
  @CsvSource({"none/report.xml, there is no such folder", "., it is a folder"})
  void shouldRefuseAReportThatCannotBeWrittenBeforeItChecks(
      String name, String why, @TempDir Path folder) {
    String report = folder + "/" + name;
    AtomicReference<String> checked = new AtomicReference<>("nothing");
    Checker checker =
        (path, request) -> {
          checked.set(path.name());
          return Samples.result(path, Verdict.OK);
        };
    Check check = new Check(Samples.reader(), checker, statuses, new SameThread());

    assertEquals(
        report + ": cannot be written: " + why,
        assertThrows(BadInput.class, () -> check.check("--junit", report, "a.path.yaml"))
            .getMessage());
    assertEquals("nothing", checked.get());
  }

  @Test
  void shouldWriteAJUnitReport(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.xml");
    check("--junit", report.toString(), "storm.path.yaml", "ok.path.yaml", "bad.path.yaml");
    String xml = Files.readString(report);

    assertTrue(xml.contains("tests=\"3\" failures=\"2\" skipped=\"0\""), xml);
    assertTrue(
        xml.contains("<testcase classname=\"ok.path.yaml\" name=\"ok cpus=1 vcpus=1 timing=any\""),
        xml);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--jsn a | check: no option '--jsn'; nearest is '--json'; 'irqlab help check' tells more",
        "--json | check: expected PATH...; 'irqlab help check' tells more",
        "--json --json a | check: option '--json' is given twice; 'irqlab help check' tells more",
        "--json=1 a | check: option '--json' takes no value; 'irqlab help check' tells more",
        "a --expect | check: option '--expect' needs a value: --expect VERDICT; 'irqlab help check' tells more",
        "--workers 0 a | check: '--workers 0': expected a whole number from 1 to 64; 'irqlab help check' tells more",
        "--workers x a | check: '--workers x': expected a whole number from 1 to 64; 'irqlab help check' tells more",
        "--workers 65 a | check: '--workers 65': expected a whole number from 1 to 64; 'irqlab help check' tells more",
        "--bitstate 1000000000 a | check: '--bitstate 1000000000': expected a whole number from 1 to 999999999; 'irqlab help check' tells more",
        "--set x a | check: '--set x': expected key=value; 'irqlab help check' tells more",
        "--bound state=1 a | check: '--bound state=1': no such bound; nearest is 'states', known are memory, seconds, states; 'irqlab help check' tells more",
        "--bound states=-1 a | check: '--bound states=-1': expected a whole number from 1; 'irqlab help check' tells more",
        "--bound states=1,states=2 a | check: '--bound': states is given twice; 'irqlab help check' tells more",
        "--bound seconds=99999999999 a | check: '--bound': 99999999999 is too large; 'irqlab help check' tells more",
      })
  void shouldRefuseWrongUsageInOneLine(String words, String message) {
    assertEquals(
        message, assertThrows(BadInput.class, () -> check(words.strip().split(" "))).getMessage());
  }

  @Test
  void shouldNameTheVerdictsThereAre() {
    String message =
        assertThrows(BadInput.class, () -> check("--expect", "STROM", "a")).getMessage();

    assertTrue(
        message.startsWith("check: 'STROM' is no verdict; nearest is 'STORM', known are "),
        message);
  }

  @Test
  void shouldExplainItself() {
    String out = check("--help").out();

    assertTrue(out.startsWith("irqlab check [OPTION]... PATH...\n  visits every"), out);
    assertTrue(out.contains("\nexample\n  irqlab check --set"), out);
  }

  private Printed check(String... words) {
    Check check = new Check(Samples.reader(), Samples.checker(), statuses, new SameThread());
    return Printed.by(() -> check.check(words));
  }
}
