package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.TestProbeProvider;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** Starts the built container by Pax Exam, runs test classes in it, and replays what they said. */
final class Inside {
  /** Pax Exam raises the framework to level 5: the container's 10, 20 and 30 become 3, 4 and 5. */
  private static final int BASE = 2;

  private static final List<String> JUPITER =
      List.of(
          "org.opentest4j.AssertionFailedError",
          "org.junit.platform.commons.JUnitException",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.launcher.Launcher",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.osgi.test.common.dictionary.Dictionaries",
          "org.osgi.test.junit5.service.ServiceExtension");

  private Inside() {}

  /** Runs the tests of a class in a container of its own. */
  static Stream<DynamicTest> run(Class<?> cases) throws Exception {
    Path report = Files.createTempFile("inside", ".report");
    System.setProperty(Runner.CASES, cases.getName());
    System.setProperty(Runner.REPORT, report.toString());
    ExamSystem system = PaxExamRuntime.createTestSystem(options());
    TestContainer container = PaxExamRuntime.createContainer(system);
    container.start();
    try {
      TestProbeBuilder builder = system.createProbe();
      builder.setHeader("DynamicImport-Package", "*");
      TestAddress address = builder.addTest(Runner.class, "run");
      TestProbeProvider probe = builder.build();
      container.installProbe(probe.getStream());
      container.call(address);
    } finally {
      container.stop();
    }
    return replay(report);
  }

  private static Stream<DynamicTest> replay(Path report) throws IOException {
    List<String> lines = Files.readAllLines(report);
    Files.delete(report);
    assertFalse(lines.isEmpty(), "no test ran inside");
    return lines.stream().map(Outcome::parse).map(Inside::test);
  }

  private static DynamicTest test(Outcome outcome) {
    return DynamicTest.dynamicTest(
        outcome.name(),
        () -> {
          if (!outcome.passed()) {
            fail(outcome.message());
          }
        });
  }

  private static Option[] options() throws Exception {
    Path home = Path.of(System.getProperty("irqlab.home")).toRealPath();
    List<Option> options = new ArrayList<>();
    options.add(cleanCaches());
    options.add(frameworkProperty("irqlab.features").value(home.resolve("features").toString()));
    options.add(
        frameworkProperty("irqlab.repository").value(home.resolve("repository").toString()));
    options.add(systemProperty("org.ops4j.pax.logging.DefaultServiceLog.level").value("WARN"));
    for (int level : List.of(10, 20, 30)) {
      for (Path jar : jars(home.resolve("system"), level)) {
        options.add(bundle(jar.toUri().toString()).startLevel(BASE + level / 10));
      }
    }
    for (String type : JUPITER) {
      var jar = Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
      options.add(bundle(jar.toString()).startLevel(1));
    }
    return options.toArray(Option[]::new);
  }

  private static List<Path> jars(Path system, int level) throws IOException {
    try (Stream<Path> entries = Files.walk(system)) {
      return entries
          .filter(entry -> entry.toString().endsWith(".jar"))
          .filter(entry -> entry.getParent().getFileName().toString().startsWith(level + "-"))
          .sorted()
          .toList();
    }
  }
}
