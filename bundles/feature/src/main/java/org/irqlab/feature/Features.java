package org.irqlab.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/**
 * The feature store of a container. It begins with nothing plugged; whoever started the container
 * says what to plug.
 */
@Component(immediate = true)
public final class Features implements FeatureStore {
  private final ReentrantLock turn = new ReentrantLock(true);
  private final SortedSet<String> plugged = new TreeSet<>();
  private final BundleContext context;
  private final FeatureFiles files;
  private final Repository repository;
  private final Refresh refresh;

  /**
   * Looks into the folders of a container.
   *
   * @param context of this bundle; its properties {@code irqlab.features} and {@code
   *     irqlab.repository} name the folders
   * @param reader reads a feature file
   */
  @Activate
  public Features(BundleContext context, @Reference FeatureService reader) {
    this.context = context;
    this.files = new FeatureFiles(Path.of(context.getProperty("irqlab.features")), reader);
    this.repository = new Repository(Path.of(context.getProperty("irqlab.repository")), context);
    this.refresh = new Refresh(context);
  }

  @Override
  public List<Feature> features() {
    turn.lock();
    try {
      return files.read().entrySet().stream().map(this::describe).toList();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public List<String> offering(String seam, String part) {
    return files.read().entrySet().stream()
        .filter(
            feature ->
                feature.getValue().stream()
                    .anyMatch(id -> Offers.contains(repository.file(id), seam, part)))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Feature plug(String name) {
    turn.lock();
    try {
      List<ID> bundles = bundles(files.read(), name);
      if (!plugged.contains(name)) {
        start(name, bundles);
        plugged.add(name);
      }
      return describe(Map.entry(name, bundles));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public Feature unplug(String name) {
    turn.lock();
    try {
      SortedMap<String, List<ID>> known = files.read();
      List<ID> bundles = bundles(known, name);
      if (plugged.contains(name)) {
        remove(name, leaving(known, name));
        plugged.remove(name);
      }
      return describe(Map.entry(name, bundles));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void undisturbed(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  private Feature describe(Map.Entry<String, List<ID>> feature) {
    List<String> names = feature.getValue().stream().map(ID::getArtifactId).toList();
    return new Feature(feature.getKey(), plugged.contains(feature.getKey()), names);
  }

  private static List<ID> bundles(SortedMap<String, List<ID>> known, String name) {
    List<ID> bundles = known.get(name);
    if (bundles == null) {
      throw new BadInput(
          "no feature '" + name + "'; known are " + String.join(", ", known.keySet()));
    }
    return bundles;
  }

  private void start(String name, List<ID> bundles) {
    List<Bundle> installed = new ArrayList<>();
    try {
      for (ID id : bundles) {
        if (repository.installed(id) == null) {
          installed.add(repository.install(id));
        }
      }
      for (Bundle bundle : installed) {
        bundle.start();
      }
    } catch (BundleException | BadInput failure) {
      uninstall(installed);
      throw new BadInput("feature '" + name + "' is not plugged: " + failure.getMessage(), failure);
    }
  }

  private List<Bundle> leaving(SortedMap<String, List<ID>> known, String name) {
    List<ID> kept =
        known.entrySet().stream()
            .filter(other -> plugged.contains(other.getKey()) && !other.getKey().equals(name))
            .flatMap(other -> other.getValue().stream())
            .toList();
    return known.get(name).stream()
        .filter(id -> !kept.contains(id))
        .map(repository::installed)
        .filter(Objects::nonNull)
        .toList();
  }

  private void remove(String name, List<Bundle> leaving) {
    if (leaving.contains(context.getBundle())) {
      throw new BadInput("feature '" + name + "' stays: it does the plugging");
    }
    List<Bundle> staying = new ArrayList<>(Arrays.asList(context.getBundles()));
    staying.removeAll(leaving);
    new Needs(leaving, staying)
        .unmet()
        .ifPresent(
            need -> {
              throw new BadInput("feature '" + name + "' stays: " + need);
            });
    uninstall(leaving);
  }

  private void uninstall(List<Bundle> bundles) {
    for (int i = bundles.size() - 1; i >= 0; i--) {
      try {
        bundles.get(i).uninstall();
      } catch (BundleException failure) {
        throw new IllegalStateException(failure);
      }
    }
    refresh.await(bundles);
  }
}
