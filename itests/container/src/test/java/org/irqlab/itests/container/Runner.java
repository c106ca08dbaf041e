package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Stands inside the framework: boots irqlab as its launcher does, then runs the tests named. */
public final class Runner {
  static final String CASES = "irqlab.itests.cases";
  static final String REPORT = "irqlab.itests.report";

  private static final String[] EVERY_FEATURE = {};

  /** Called by Pax Exam. */
  public void run() throws Exception {
    BundleContext context = FrameworkUtil.getBundle(Runner.class).getBundleContext();
    assertEquals(0, enter(context, "boot", EVERY_FEATURE), "status of the boot");
    Class<?> cases = Class.forName(System.getProperty(CASES));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Runner.class.getClassLoader());
    try {
      launcher().execute(request(List.of(WholeCases.class, cases)), new Reporter());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Goes through one of the doors that the launcher uses. */
  @SuppressWarnings("unchecked") // registered by irqlab's own bundle only
  static int enter(BundleContext context, String door, String... words) throws Exception {
    @SuppressWarnings("rawtypes")
    Collection<ServiceReference<ToIntFunction>> found =
        context.getServiceReferences(ToIntFunction.class, "(irqlab.entry=" + door + ")");
    ToIntFunction<String[]> entry = context.getService(found.iterator().next());
    return entry.applyAsInt(words);
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());
  }

  private static LauncherDiscoveryRequest request(List<Class<?>> classes) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    classes.forEach(type -> request.selectors(selectClass(type)));
    return request.build();
  }

  private static final class Reporter implements TestExecutionListener {
    private final Path report = Path.of(System.getProperty(REPORT));

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      write(new Outcome(test.getDisplayName(), false, "skipped: " + reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      if (test.isTest() || !passed) {
        String message = result.getThrowable().map(Reporter::trace).orElse("");
        write(new Outcome(test.getDisplayName(), passed, message));
      }
    }

    private static String trace(Throwable failure) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString();
    }

    private void write(Outcome outcome) {
      try {
        Files.writeString(report, outcome.line() + "\n", StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
