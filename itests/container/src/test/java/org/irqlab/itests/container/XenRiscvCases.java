package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Checker;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.path.Path;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** The UART of a RISC-V machine given to a Xen guest, judged in the container. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
final class XenRiscvCases {
  private static final String EARLY = "riscv-xen/early-completion.path.yaml";
  private static final String GUEST = "riscv-xen/guest-completion.path.yaml";

  /** Three sources have enough states for a check to be heard of while it runs. */
  private static final String LONG =
      """
      schema: irqlab-path/1
      name: three-sources
      lines:
        - &line
          device: {model: level}
          controller: plic
          frontend: {name: xen, completion: guest}
          guest: {controller: plic, driver: service-then-eoi}
        - *line
        - *line
      scope: {cpus: 2, vcpus: 1, timing: any}
      """;

  @InjectBundleContext BundleContext context;
  @InjectService FeatureStore store;
  @InjectService PathReader reader;
  @InjectService Checker checker;
  @InjectService CommandProcessor processor;

  @AfterEach
  void plugAgain() {
    store.plug("riscv");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldFindTheStormThroughTheService(int cpus) {
    Result result = check(EARLY, cpus, 1);

    assertEquals(Verdict.STORM, result.verdict());
    assertFalse(result.trace().steps().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldProveTheGuestsCompletionThroughTheService(int cpus) {
    Result result = check(GUEST, cpus, 1);

    assertEquals(Verdict.OK, result.verdict(), result::detail);
    assertTrue(result.states() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {EARLY, GUEST})
  void shouldNotDependOnTheNumberOfWorkers(String file) {
    Result one = check(file, 2, 1);
    Result two = check(file, 2, 2);

    assertEquals(one.verdict(), two.verdict());
    assertEquals(one.states(), two.states());
    assertEquals(one.trace().steps().size(), two.trace().steps().size());
  }

  @Test
  void shouldTellOfTheStormThroughTheShell() throws Exception {
    String said = type("irq:check '" + file(EARLY) + "'");

    assertTrue(said.contains("STORM"), said);
    assertTrue(said.contains("claim"), said);
    assertFalse(said.contains("OK, proved"), said);
  }

  @Test
  void shouldTellOfTheProofThroughTheShell() throws Exception {
    String said = type("irq:check '" + file(GUEST) + "'");

    assertTrue(said.contains("OK"), said);
    assertFalse(said.contains("STORM"), said);
  }

  @Test
  void shouldEndAsInconclusiveWhenAPartLeavesDuringACheck(@TempDir java.nio.file.Path folder)
      throws IOException {
    List<Boolean> unplugged = new ArrayList<>();
    java.nio.file.Path file = Files.writeString(folder.resolve("long.path.yaml"), LONG);

    Result result =
        checker.check(
            reader.read(file, Map.of()),
            request(
                1,
                progress -> {
                  if (unplugged.isEmpty()) {
                    unplugged.add(store.unplug("riscv").plugged());
                  }
                }));

    assertEquals(List.of(false), unplugged);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict(), result::detail);
    assertTrue(result.detail().contains("plic"), result::detail);
  }

  @Test
  void shouldJudgeAgainAfterThePartHasComeBack() {
    Result before = check(GUEST, 1, 1);
    store.unplug("riscv");

    RuntimeException refusal = assertThrows(RuntimeException.class, () -> check(GUEST, 1, 1));
    assertTrue(refusal.getMessage().contains("riscv"), refusal::getMessage);

    store.plug("riscv");
    Result after = check(GUEST, 1, 1);
    assertEquals(before.verdict(), after.verdict());
    assertEquals(before.states(), after.states());
  }

  private Result check(String file, int cpus, int workers) {
    Path path = read(file);
    Scope scope = path.scope();
    Scope wider =
        new Scope(
            cpus,
            scope.vcpus(),
            scope.timing(),
            scope.assertions(),
            scope.workers(),
            scope.nesting(),
            scope.depth());
    return checker.check(path.in(wider), request(workers, progress -> {}));
  }

  private static Checker.Request request(int workers, Consumer<Checker.Progress> progress) {
    return Checker.Request.PLAIN.withWorkers(workers).heardBy(progress);
  }

  private Path read(String file) {
    return reader.read(file(file), Map.of());
  }

  private java.nio.file.Path file(String name) {
    java.nio.file.Path features = java.nio.file.Path.of(context.getProperty("irqlab.features"));
    return features.resolveSibling("paths").resolve(name);
  }

  private String type(String line) throws Exception {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(heard, true, StandardCharsets.UTF_8);
        CommandSession session =
            processor.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
      session.execute(line);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }
}
