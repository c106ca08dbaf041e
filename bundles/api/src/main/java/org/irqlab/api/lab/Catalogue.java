package org.irqlab.api.lab;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.OptionSpec;
import org.osgi.annotation.versioning.ProviderType;

/** What is plugged in now, and what could be. */
@ProviderType
public interface Catalogue {
  /**
   * Every part that is plugged in.
   *
   * @return the parts, by seam and name
   */
  List<Entry> parts();

  /**
   * The seams that parts can be plugged into.
   *
   * @return their names, as in {@link Entry#seam()}
   */
  List<String> seams();

  /**
   * The part with a name, in a seam.
   *
   * @param seam the seam
   * @param name the name, with or without {@code @version}; without it, the highest version
   * @return the part, or empty if none is plugged in
   */
  default Optional<Entry> find(String seam, String name) {
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    String version = at < 0 ? "" : name.substring(at + 1);
    return parts().stream()
        .filter(e -> e.seam().equals(seam) && e.name().equals(plain))
        .filter(e -> version.isEmpty() || e.version().startsWith(version))
        .reduce((a, b) -> b);
  }

  /**
   * A part that is plugged in.
   *
   * @param name its name
   * @param seam its seam: the interface's simple name, such as {@code InterruptController}
   * @param arch its architecture, empty if none
   * @param compatible what it is compatible with
   * @param bundle symbolic name of its bundle
   * @param version version of its bundle
   * @param options what it can be told
   */
  record Entry(
      String name,
      String seam,
      String arch,
      List<String> compatible,
      String bundle,
      String version,
      List<OptionSpec> options) {
    /** Copies the lists. */
    public Entry {
      compatible = List.copyOf(compatible);
      options = List.copyOf(options);
    }
  }
}
