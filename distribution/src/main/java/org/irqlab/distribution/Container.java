package org.irqlab.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** An OSGi framework with irqlab's bundles. */
final class Container implements AutoCloseable {
  private static final long STOP_MILLIS = 5_000;

  private final Storage storage;
  private final Framework framework;

  private Container(Storage storage, Framework framework) {
    this.storage = storage;
    this.framework = framework;
  }

  /** Starts a framework up to a start level; what stands higher, up to a limit, waits. */
  static Container start(Home home, Map<String, String> settings, int level, int highest)
      throws IOException, BundleException, InterruptedException {
    Storage storage = Storage.create();
    Framework framework = framework(settings, storage);
    Container container = new Container(storage, framework);
    try {
      framework.init();
      container.install(home, highest);
      framework.start();
      container.raise(level);
      return container;
    } catch (IOException | BundleException | InterruptedException | RuntimeException failure) {
      container.close();
      throw failure;
    }
  }

  private static Framework framework(Map<String, String> settings, Storage storage) {
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("org.osgi.framework.storage", storage.folder().toString());
    return factory.newFramework(properties);
  }

  private void install(Home home, int highest) throws IOException, BundleException {
    BundleContext context = framework.getBundleContext();
    for (Map.Entry<Integer, List<Path>> level : home.bundles().headMap(highest + 1).entrySet()) {
      for (Path file : level.getValue()) {
        Bundle bundle = context.installBundle("reference:" + file.toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(level.getKey());
        bundle.start();
      }
    }
  }

  /** Starts everything up to a start level. */
  void raise(int level) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    framework
        .adapt(FrameworkStartLevel.class)
        .setStartLevel(
            level,
            event -> {
              if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
                reached.countDown();
              }
            });
    reached.await();
  }

  /** One of the bundles' doors; empty if what stands behind it did not start. */
  @SuppressWarnings("unchecked") // the service is registered by irqlab's own bundle only
  Optional<ToIntFunction<String[]>> entry(String name) throws InvalidSyntaxException {
    BundleContext context = framework.getBundleContext();
    ServiceReference<?>[] found =
        context.getAllServiceReferences(
            ToIntFunction.class.getName(), "(irqlab.entry=" + name + ")");
    return found == null
        ? Optional.empty()
        : Optional.ofNullable((ToIntFunction<String[]>) context.getService(found[0]));
  }

  /** Names of the bundles that do not run. */
  List<String> idle() {
    return List.of(framework.getBundleContext().getBundles()).stream()
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .map(Bundle::getSymbolicName)
        .toList();
  }

  /** Waits until somebody inside stops the framework. */
  void await() throws InterruptedException {
    framework.waitForStop(0);
  }

  @Override
  public void close() throws IOException, BundleException {
    boolean interrupted = Thread.interrupted();
    framework.stop();
    try {
      framework.waitForStop(STOP_MILLIS);
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
    storage.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
