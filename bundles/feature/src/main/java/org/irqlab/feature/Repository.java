package org.irqlab.feature;

import java.nio.file.Files;
import java.nio.file.Path;
import org.irqlab.api.command.BadInput;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.feature.ID;

/** A folder of bundles in Maven's layout, and the installing from it. */
final class Repository {
  private final Path folder;
  private final BundleContext context;

  Repository(Path folder, BundleContext context) {
    this.folder = folder;
    this.context = context;
  }

  /** The bundle with this identity if it is installed, else null. */
  Bundle installed(ID id) {
    String location = location(id);
    for (Bundle bundle : context.getBundles()) {
      if (location.equals(bundle.getLocation())
          || id.getArtifactId().equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    return null;
  }

  /** Installs a bundle at the start level of this one. */
  Bundle install(ID id) throws BundleException {
    Path file = file(id);
    if (!Files.isRegularFile(file)) {
      throw new BadInput("bundle " + id + " is missing: no file " + file);
    }
    Bundle bundle = context.installBundle(location(id));
    int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
    bundle.adapt(BundleStartLevel.class).setStartLevel(level);
    return bundle;
  }

  private String location(ID id) {
    return "reference:" + file(id).toUri();
  }

  /** Where the bundle with this identity lies, whether it is there or not. */
  Path file(ID id) {
    return folder
        .resolve(id.getGroupId().replace('.', '/'))
        .resolve(id.getArtifactId())
        .resolve(id.getVersion())
        .resolve(id.getArtifactId() + "-" + id.getVersion() + ".jar");
  }
}
