package org.irqlab.itests.paths;

import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Property;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;

/**
 * Parts as the reader of path files sees them: all there, no feature.
 *
 * @param snapshot the parts
 */
record Plugs(Snapshot snapshot) implements Catalogue, FeatureStore {
  /** Those on the shelf. */
  Plugs() {
    this(Shelf.parts());
  }

  @Override
  public List<Entry> parts() {
    return snapshot.parts().stream().map(Plugged::entry).toList();
  }

  @Override
  public List<String> seams() {
    Stream<String> there = parts().stream().map(Entry::seam);
    return Stream.concat(there, Stream.of(Property.class.getSimpleName())).distinct().toList();
  }

  @Override
  public List<String> offering(String seam, String part) {
    return List.of();
  }

  @Override
  public List<Feature> features() {
    return List.of();
  }

  @Override
  public Feature plug(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Feature unplug(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public void undisturbed(Runnable work) {
    work.run();
  }
}
