package org.irqlab.engine.parts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Version;

/**
 * What was plugged in at one moment.
 *
 * @param parts the parts, by seam, name and version
 */
public record Snapshot(List<Plugged> parts) {
  /** Sorts the parts. */
  public Snapshot {
    parts =
        parts.stream()
            .sorted(
                Comparator.comparing((Plugged p) -> p.entry().seam())
                    .thenComparing(p -> p.entry().name())
                    .thenComparing(p -> Version.parseVersion(p.entry().version())))
            .toList();
  }

  /**
   * The part with a name in a seam.
   *
   * @param seam the seam
   * @param name the name, {@code name@version} for a version; otherwise the highest is meant
   */
  public Optional<Plugged> find(Class<?> seam, String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    String version = at < 0 ? "" : name.substring(at + 1);
    return parts.stream()
        .filter(p -> p.seam() == seam && p.entry().name().equals(plain))
        .filter(p -> p.entry().version().startsWith(version))
        .reduce((lower, higher) -> higher);
  }

  /**
   * The first part of a seam that says it is compatible with something.
   *
   * @param seam the seam
   * @param with a device tree's {@code compatible}, or the name of a controller
   */
  public Optional<Plugged> compatible(Class<?> seam, String with) {
    return parts.stream()
        .filter(p -> p.seam() == seam && p.entry().compatible().contains(with))
        .findFirst();
  }
}
