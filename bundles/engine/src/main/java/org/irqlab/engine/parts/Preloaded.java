package org.irqlab.engine.parts;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.irqlab.api.part.LinkException;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads every class of the bundles that a machine is linked from. After a bundle is uninstalled its
 * loader still serves what it has loaded, and nothing else; a check that is being stopped must not
 * stumble over a class it had not met yet.
 */
public final class Preloaded {
  private final Map<String, Boolean> done = new ConcurrentHashMap<>();

  /**
   * Loads the classes of bundles that were not met before.
   *
   * @param parts the parts in use
   * @throws LinkException if a bundle left, or lacks a class it needs
   */
  public void load(Set<Plugged> parts) {
    parts.stream()
        .map(Plugged::bundle)
        .distinct()
        .filter(bundle -> done.put(key(bundle), true) == null)
        .forEach(Preloaded::load);
  }

  private static String key(Bundle bundle) {
    return bundle.getBundleId() + "@" + bundle.getLastModified();
  }

  private static void load(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      throw new LinkException(bundle.getSymbolicName() + " left while the path was linked");
    }
    int all = BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE;
    Collection<String> files = wiring.listResources("/", "*.class", all);
    for (String file : files) {
      String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
      if (!name.endsWith("package-info")) {
        try {
          bundle.loadClass(name);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
          throw new LinkException(bundle.getSymbolicName() + " lacks " + e.getMessage());
        }
      }
    }
  }
}
