package org.irqlab.shell;

import org.irqlab.api.command.CommandOutcome;
import org.irqlab.api.command.ExitStatus;

/** Keeps the weightiest status, as the container does. */
final class Statuses implements CommandOutcome {
  private ExitStatus worst = ExitStatus.OK;

  @Override
  public void report(ExitStatus status) {
    worst = worst.and(status);
  }

  ExitStatus status() {
    return worst;
  }
}
