package org.irqlab.distribution;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the interactive shell asks of the framework. JLine stands on the launcher's class path and
 * is lent to the bundles: as a bundle it finds no terminal and falls back to a dumb one.
 */
final class Terminal {
  private static final String VERSION = "3.30.6";
  private static final List<String> PACKAGES =
      List.of(
          "org.jline.builtins",
          "org.jline.keymap",
          "org.jline.reader",
          "org.jline.reader.impl",
          "org.jline.reader.impl.completer",
          "org.jline.reader.impl.history",
          "org.jline.style",
          "org.jline.terminal",
          "org.jline.terminal.impl",
          "org.jline.terminal.spi",
          "org.jline.utils");

  private Terminal() {}

  static Map<String, String> settings(Home home) {
    String packages =
        PACKAGES.stream()
            .map(name -> name + ";version=" + VERSION)
            .collect(Collectors.joining(","));
    return Map.of(
        "org.osgi.framework.system.packages.extra",
        packages,
        "gosh.home",
        home.folder().toString());
  }
}
