package org.irqlab.api.lab;

import java.util.List;
import org.irqlab.api.path.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Tells which parts a path is made of: those it names, and those that were chosen for it. */
@ProviderType
public interface Linkage {
  /**
   * Links a path, and does nothing with it.
   *
   * @param path the path
   * @return the parts it was linked from, in the order they were looked up
   * @throws org.irqlab.api.command.BadInput if a part is not plugged in or an option not declared
   * @throws org.irqlab.api.part.LinkException if the parts do not fit or break a rule
   */
  List<Catalogue.Entry> parts(Path path);
}
