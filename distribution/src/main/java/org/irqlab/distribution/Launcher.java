package org.irqlab.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;

/** The main program: words from the command line in, an exit status out. */
public final class Launcher {
  private static final int COMMANDS = 30;
  private static final int INTERACTIVE = 40;
  private static final int FAILURE = 1;
  private static final int BAD_INPUT = 2;
  private static final String SHELL = "shell";
  private static final String DEBUG = "irqlab.debug";

  private final Home home;

  private Launcher(Home home) {
    this.home = home;
  }

  /**
   * Runs one command, or the interactive shell if the command is {@code shell}.
   *
   * @param words the command and its arguments
   */
  public static void main(String[] words) {
    Interruption interruption = Interruption.of(Thread.currentThread());
    int status = FAILURE;
    try {
      Launcher launcher = new Launcher(new Home(Path.of(System.getProperty("irqlab.home"))));
      status = launcher.run(words);
    } catch (Throwable failure) {
      report(failure, interruption.asked());
    }
    interruption.over();
    System.exit(status);
  }

  private static void report(Throwable failure, boolean hurried) {
    String what = hurried ? "interrupted" : "the container failed: " + failure;
    System.err.println("irqlab: " + what);
    if (Boolean.getBoolean(DEBUG)) {
      failure.printStackTrace();
    }
  }

  private int run(String[] words)
      throws IOException, BundleException, InterruptedException, InvalidSyntaxException {
    boolean interactive = SHELL.equals(words[0]);
    if (interactive && words.length > 1) {
      System.err.println("irqlab: shell: expected no argument, not '" + words[1] + "'");
      return BAD_INPUT;
    }
    int highest = interactive ? INTERACTIVE : COMMANDS;
    try (Container container = Container.start(home, settings(interactive), COMMANDS, highest)) {
      int status = enter(container, "boot", boot());
      if (status != 0 || !interactive) {
        return status != 0 ? status : enter(container, "batch", words);
      }
      container.raise(INTERACTIVE);
      container.await();
      return 0;
    }
  }

  private static String[] boot() {
    String names = System.getProperty("irqlab.boot", "").strip();
    return names.isEmpty() ? new String[0] : names.split("\\s*,\\s*");
  }

  private static int enter(Container container, String door, String[] words)
      throws InvalidSyntaxException {
    Optional<ToIntFunction<String[]>> entry = container.entry(door);
    if (entry.isEmpty()) {
      System.err.println(
          "irqlab: the container did not come up; bundles that do not run: " + container.idle());
      return FAILURE;
    }
    return entry.get().applyAsInt(words);
  }

  private Map<String, String> settings(boolean interactive) {
    Map<String, String> settings = new HashMap<>();
    settings.put("org.osgi.framework.storage.clean", "onFirstInit");
    // What goes wrong is told by whoever notices it; the framework itself would print it twice.
    settings.put("felix.log.level", "0");
    settings.put("ds.log.enabled", Boolean.toString(Boolean.getBoolean(DEBUG)));
    settings.put("irqlab.features", home.features().toString());
    settings.put("irqlab.repository", home.repository().toString());
    if (interactive) {
      settings.putAll(Terminal.settings(home));
    }
    return settings;
  }
}
