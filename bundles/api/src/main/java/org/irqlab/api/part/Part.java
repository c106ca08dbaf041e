package org.irqlab.api.part;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can stand at a stage of a path: a stateless factory, registered as a service under
 * its seam's interface and named with {@link Named}.
 */
@ConsumerType
public interface Part {
  /**
   * The options it understands; a path file may set no others.
   *
   * @return the options, in the order they are listed to people
   */
  default List<OptionSpec> options() {
    return List.of();
  }
}
