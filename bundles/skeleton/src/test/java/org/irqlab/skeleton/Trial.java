package org.irqlab.skeleton;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * A plugin compiled and tested.
 *
 * @param warnings what the compiler complained of
 * @param passed number of tests that passed
 * @param failures messages of those that did not
 */
record Trial(List<String> warnings, long passed, List<String> failures) {

  static Trial of(Path plugin) throws IOException {
    Path classes = Files.createDirectories(plugin.resolve("target/classes"));
    List<String> warnings = compile(plugin.resolve("src"), classes);
    ClassLoader own = Trial.class.getClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, own)) {
      thread.setContextClassLoader(loader);
      return test(warnings, classes);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(heard, null, null);
        Stream<Path> files = Files.walk(sources)) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-cp",
              System.getProperty("java.class.path"),
              "--release",
              "17",
              "-proc:none",
              "-Xlint:all,-processing,-classfile");
      compiler
          .getTask(null, manager, heard, options, null, manager.getJavaFileObjectsFromPaths(java))
          .call();
    }
    return heard.getDiagnostics().stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }

  private static Trial test(List<String> warnings, Path classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(classes)))
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    return new Trial(
        warnings,
        summary.getSummary().getTestsSucceededCount(),
        summary.getSummary().getFailures().stream()
            .map(failure -> failure.getException().getMessage())
            .toList());
  }
}
