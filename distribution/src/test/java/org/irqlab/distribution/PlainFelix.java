package org.irqlab.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** What start times are compared with: Felix with Gogo starts and stops, and that is all. */
final class PlainFelix {
  private PlainFelix() {}

  /** Starts and stops once; the arguments are files of bundles. */
  public static void main(String[] files) throws Exception {
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    try (Storage storage = Storage.create()) {
      Framework framework =
          factory.newFramework(Map.of("org.osgi.framework.storage", storage.folder().toString()));
      framework.start();
      for (String file : List.of(files)) {
        Bundle bundle =
            framework.getBundleContext().installBundle("reference:" + Path.of(file).toUri());
        bundle.start();
      }
      framework.stop();
      framework.waitForStop(0);
    }
    System.exit(0);
  }
}
