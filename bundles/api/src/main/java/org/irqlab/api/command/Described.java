package org.irqlab.api.command;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A command that says what it takes: a service with the properties {@code osgi.command.scope} and
 * {@code osgi.command.function}, so that help and completion know the command of any bundle.
 */
@ConsumerType
public interface Described {
  /**
   * What it takes and does.
   *
   * @return the same at every call
   */
  Manual manual();
}
