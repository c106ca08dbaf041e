package org.irqlab.engine.path;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Part;
import org.irqlab.api.path.Stage;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;

/** Looks parts up for one path, and remembers which were used. */
final class Chooser {
  private final Snapshot parts;
  private final Set<Plugged> used = new LinkedHashSet<>();
  private final Map<String, String> versions = new LinkedHashMap<>();

  Chooser(Snapshot parts) {
    this.parts = parts;
  }

  Set<Plugged> used() {
    return used;
  }

  Map<String, String> versions() {
    return versions;
  }

  /** The part that a stage names, with its options. */
  <T extends Part> Chosen<T> named(Class<T> seam, Stage stage) {
    return parts
        .find(seam, stage.name())
        .map(found -> chosen(seam, found, stage.options(), stage.place()))
        .orElseThrow(() -> missing(seam, stage));
  }

  /** Whether a stage names a part of a seam. */
  boolean offers(Class<?> seam, Stage stage) {
    return parts.find(seam, stage.name()).isPresent();
  }

  /** The part that a stage names, or the one that suits a controller. */
  <T extends Part> Chosen<T> suiting(Class<T> seam, Optional<Stage> stage, String controller) {
    if (stage.isPresent()) {
      return named(seam, stage.get());
    }
    return parts
        .compatible(seam, controller)
        .map(found -> chosen(seam, found, Map.of(), null))
        .orElseThrow(
            () ->
                new LinkException(
                    "no " + seam.getSimpleName() + " for " + controller + " is plugged in"));
  }

  /** The part that is compatible with one of several strings, tried in order. */
  <T extends Part> Chosen<T> compatible(Class<T> seam, List<String> with, Stage.Place place) {
    for (String one : with) {
      Optional<Plugged> found = parts.compatible(seam, one);
      if (found.isPresent()) {
        return chosen(seam, found.get(), Map.of(), place);
      }
    }
    throw new BadInput(
        place
            + ": no "
            + seam.getSimpleName()
            + " for "
            + String.join(", ", with)
            + " is plugged in");
  }

  /** The part of a well-known name, with its defaults. */
  <T extends Part> Chosen<T> wellKnown(Class<T> seam, String name) {
    return parts
        .find(seam, name)
        .map(found -> chosen(seam, found, Map.of(), null))
        .orElseThrow(
            () ->
                new LinkException(
                    "no " + seam.getSimpleName() + " called " + name + " is plugged in"));
  }

  private <T extends Part> Chosen<T> chosen(
      Class<T> seam, Plugged found, Map<String, String> given, Stage.Place place) {
    T part = seam.cast(found.service());
    used.add(found);
    versions.put(found.entry().name(), found.entry().version());
    try {
      return new Chosen<>(found.entry().name(), part, Options.of(part.options(), given));
    } catch (IllegalArgumentException e) {
      throw new BadInput(place + ": " + found.entry().name() + ": " + e.getMessage(), e);
    }
  }

  private BadInput missing(Class<?> seam, Stage stage) {
    List<String> known =
        parts.parts().stream().filter(p -> p.seam() == seam).map(p -> p.entry().name()).toList();
    return new BadInput(
        stage.place()
            + ": no "
            + seam.getSimpleName()
            + " called "
            + stage.name()
            + " is plugged in"
            + Nearest.hint(stage.name(), known));
  }

  /**
   * A part with its options.
   *
   * @param name its name
   * @param part the part
   * @param options a value for each option
   */
  record Chosen<T>(String name, T part, Options options) {}
}
