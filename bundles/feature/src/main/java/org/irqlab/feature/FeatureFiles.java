package org.irqlab.feature;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.command.BadInput;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/** The folder of feature files; read anew each time, so that a file dropped there is seen. */
final class FeatureFiles {
  private final Path folder;
  private final FeatureService reader;

  FeatureFiles(Path folder, FeatureService reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** Names of the features known and the bundles of each, in the order in which they start. */
  SortedMap<String, List<ID>> read() {
    SortedMap<String, List<ID>> features = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        features.put(name.substring(0, name.length() - ".json".length()), bundles(file));
      }
    } catch (IOException failure) {
      throw new BadInput(folder + ": cannot read the feature files: " + failure, failure);
    }
    return features;
  }

  private List<ID> bundles(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      Feature feature = reader.readFeature(text);
      return feature.getBundles().stream().map(FeatureBundle::getID).toList();
    } catch (RuntimeException failure) {
      throw new BadInput(file + ": not a feature file: " + failure.getMessage(), failure);
    }
  }
}
