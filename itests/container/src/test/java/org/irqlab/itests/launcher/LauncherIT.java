package org.irqlab.itests.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherIT {
  /** With seven sources the states are too many to be visited before the user loses patience. */
  private static final String SOURCES =
      """
      schema: irqlab-path/1
      name: %s
      lines:
        - &line
          device: {model: level}
          controller: plic
          frontend: {name: xen, completion: guest}
          guest: {controller: plic, driver: service-then-eoi}
      %sscope: {cpus: 2, vcpus: 1, timing: any}
      """;

  private static Home home;

  @BeforeAll
  static void plugTrouble(@TempDir Path folder) throws IOException {
    home = Home.built().copy(folder.resolve("a home"));
    home.add("trouble", TroubleCommands.class, TroubleCommands.DESCRIPTION.formatted(""));
  }

  @Test
  void shouldRefuseAnUnknownCommandAndNameTheNearest() throws Exception {
    Run run = Run.of(home, "wrods");

    assertTrue(
        run.err().get(0).startsWith("irqlab: no command 'wrods'; nearest is 'words', known are "),
        () -> "" + run);
    assertEquals(1, run.err().size());
    assertEquals(2, run.status());
  }

  @Test
  void shouldHelpHoweverItIsAsked() throws Exception {
    Run run = Run.of(home, "--help");

    assertEquals(Run.of(home, "help"), run);
    assertEquals(0, run.status());
  }

  @Test
  void shouldEndWithAnInternalErrorWhenACommandThrows() throws Exception {
    Run run = Run.of(home, "explode");

    assertEquals(
        List.of("irqlab: internal error: java.lang.IllegalStateException: exploded as asked"),
        run.err());
    assertEquals(1, run.status());
  }

  @Test
  void shouldEndWithAnInternalErrorWhenACommandFailsBeyondExceptions() throws Exception {
    Run run = Run.of(home, "overflow");

    assertTrue(run.err().get(0).contains("StackOverflowError"), () -> "" + run);
    assertEquals(1, run.status());
  }

  @Test
  void shouldEndAlthoughACommandLeavesAThreadBehind() throws Exception {
    assertEquals(new Run(0, List.of(), List.of()), Run.of(home, "linger"));
  }

  @Test
  void shouldHandOverWordsAsTheyWereTyped(@TempDir Path directory) throws Exception {
    String[] words = {"words", "a b", "$HOME", "'x", "\"", "--set", "a=[1, {2}]", "", "e;f|g", "ü"};

    Run run = Run.of(home, Map.of("LC_ALL", "C.UTF-8"), directory, words);

    assertEquals(
        List.of(
            "[a b]",
            "[$HOME]",
            "['x]",
            "[\"]",
            "[--set]",
            "[a=[1, {2}]]",
            "[]",
            "[e;f|g]",
            "[ü]",
            "in " + directory.toRealPath()),
        run.out());
    assertEquals(0, run.status());
  }

  @Test
  void shouldPrintWhatWasFoundAndEndWith130OnCtrlC() throws Exception {
    Run run = Run.interrupted(home, "hang");

    assertEquals(List.of("begun", "found so far: 7"), run.out());
    assertEquals(130, run.status());
  }

  @Test
  void shouldPrintWhatACheckHasFoundOnCtrlC(@TempDir Path folder) throws Exception {
    String lines = "  - *line\n";
    Path few = Files.writeString(folder.resolve("one.path.yaml"), SOURCES.formatted("one", ""));
    Path many =
        Files.writeString(
            folder.resolve("many.path.yaml"), SOURCES.formatted("many", lines.repeat(6)));

    Run run =
        Run.interrupted(home, "check", "--quiet", "--workers=2", few.toString(), many.toString());

    assertTrue(run.out().get(0).startsWith("OK  one  "), () -> "" + run);
    assertTrue(
        run.out().stream().skip(1).allMatch(line -> line.startsWith("INCONCLUSIVE  many  ")),
        () -> "" + run);
    assertEquals(List.of(), run.err());
    assertEquals(130, run.status());
  }

  @Test
  void shouldSayWhichComponentIsNotSatisfiedAndWhy(@TempDir Path folder) throws Exception {
    Home broken = Home.built().copy(folder.resolve("home"));
    String reference = "<reference name=\"thing\" interface=\"org.missing.Thing\"/>";
    broken.add("trouble", TroubleCommands.class, TroubleCommands.DESCRIPTION.formatted(reference));

    Run run = Run.of(broken, "words");

    assertEquals(
        List.of(
            "irqlab: component trouble of bundle org.irqlab.test.trouble waits for a service"
                + " org.missing.Thing"),
        run.err());
    assertEquals(1, run.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"immediate='true'", ""})
  void shouldSayInOneLineWhichComponentFailsAndWhy(String when, @TempDir Path folder)
      throws Exception {
    Home broken = Home.built().copy(folder.resolve("home"));
    broken.add("failing", FailingCommand.class, FailingCommand.DESCRIPTION.formatted(when));

    Run run = Run.of(broken, "fail");

    assertEquals(
        List.of(
            "irqlab: component failing of bundle org.irqlab.test.failing failed:"
                + " java.lang.IllegalStateException: no coffee"),
        run.err());
    assertEquals(1, run.status());
  }

  @Test
  void shouldSayWhichBundleDoesNotResolve(@TempDir Path folder) throws Exception {
    Home broken = Home.built().copy(folder.resolve("home"));
    broken.add(
        "trouble",
        TroubleCommands.class,
        TroubleCommands.DESCRIPTION.formatted(""),
        "Import-Package: org.missing");

    Run run = Run.of(broken, "words");

    assertEquals(1, run.err().size(), () -> "" + run);
    assertTrue(run.err().get(0).contains("feature 'trouble' is not plugged"), () -> "" + run);
    assertTrue(run.err().get(0).contains("org.missing"), () -> "" + run);
    assertEquals(2, run.status());
  }

  @Test
  void shouldPlugOnlyTheFeaturesAskedFor() throws Exception {
    Run run = Run.of(home, Map.of("IRQLAB_FEATURES", "core"), Path.of("."), "words");

    assertEquals(2, run.status(), "the command is in a feature that was not asked for");
  }

  @Test
  void shouldHaveItsCommandsWhateverIsAskedFor() throws Exception {
    Run run = Run.of(home, Map.of("IRQLAB_FEATURES", "riscv"), Path.of("."), "parts", "--quiet");

    assertEquals(0, run.status(), () -> "" + run);
  }

  @Test
  void shouldRefuseToStartWithAnUnknownFeature() throws Exception {
    Run run = Run.of(home, Map.of("IRQLAB_FEATURES", "core, nosuch"), Path.of("."), "words");

    assertTrue(
        run.err().get(0).startsWith("irqlab: no feature 'nosuch'; known are "), () -> "" + run);
    assertEquals(2, run.status());
  }

  @Test
  void shouldRefuseToUnplugWhatAnotherFeatureNeeds(@TempDir Path folder) throws Exception {
    Home needy = Home.built().copy(folder.resolve("home"));
    String service = "org.irqlab.api.topology.TopologySource";
    String reference = "<reference name=\"source\" interface=\"" + service + "\"/>";
    needy.add(
        "trouble",
        TroubleCommands.class,
        TroubleCommands.DESCRIPTION.formatted(reference),
        "Require-Capability: osgi.service;filter:=\"(objectClass="
            + service
            + ")\";effective:=active");

    Run run = Run.of(needy, "unplug", "devicetree");

    assertEquals(
        List.of(
            "irqlab: feature 'devicetree' stays: org.irqlab.test.trouble needs a service"
                + " (objectClass="
                + service
                + ")"),
        run.err());
    assertEquals(2, run.status());
  }

  @Test
  void shouldRunTheSameCommandsInTheShellAndEndWithItsInput() throws Exception {
    Run run =
        Run.typed(
            home,
            "irq:unplug riscv\nirq:features\nwords 'a b' c\nexplode\nplug nosuch\nfeatures\n"
                + "chekc x\nirq:paths\n");

    List<String> states = run.out().stream().filter(line -> line.startsWith("riscv ")).toList();
    assertEquals(2, states.size(), () -> "" + run);
    assertTrue(states.stream().allMatch(line -> line.contains(" unplugged ")), () -> "" + run);
    assertTrue(
        run.out().stream().anyMatch(line -> line.startsWith("irqlab> no feature 'nosuch'; ")),
        () -> "" + run);
    assertTrue(run.out().contains("irqlab> [a b]"), () -> "" + run);
    for (String refusal :
        List.of("'chekc'; nearest is 'check', ", "'paths'; nearest is 'parts', ")) {
      assertTrue(
          run.out().stream().anyMatch(line -> line.startsWith("irqlab> no command " + refusal)),
          () -> "" + run);
    }
    assertEquals(0, run.status());
  }
}
