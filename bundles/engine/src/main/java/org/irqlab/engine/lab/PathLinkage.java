package org.irqlab.engine.lab;

import java.util.List;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.lab.Linkage;
import org.irqlab.api.path.Path;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.PluggedParts;
import org.irqlab.engine.path.PathLinker;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links a path to see from what. */
@Component
public final class PathLinkage implements Linkage {
  private final PluggedParts parts;

  /**
   * A linkage.
   *
   * @param parts what is plugged in
   */
  @Activate
  public PathLinkage(@Reference PluggedParts parts) {
    this.parts = parts;
  }

  @Override
  public List<Catalogue.Entry> parts(Path path) {
    return parts.undisturbed(
        snapshot -> PathLinker.link(path, snapshot).used().stream().map(Plugged::entry).toList());
  }
}
