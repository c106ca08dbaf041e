package org.irqlab.itests.paths;

import java.util.List;
import java.util.stream.Stream;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Property;
import org.irqlab.engine.parts.Plugged;

/** The parts on the shelf, as the reader of path files sees them: all there, no feature. */
final class Plugs implements Catalogue, FeatureStore {
  @Override
  public List<Entry> parts() {
    return Shelf.parts().parts().stream().map(Plugged::entry).toList();
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
