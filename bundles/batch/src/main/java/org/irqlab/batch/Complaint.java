package org.irqlab.batch;

import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.ExitStatus;

/** What the user is told when something goes wrong: one line, on the diagnostic stream. */
final class Complaint {
  private Complaint() {}

  static void say(String line) {
    System.err.println("irqlab: " + line);
  }

  /**
   * Tells of a failure, which the framework has too if Ctrl-C comes while it plugs; the property
   * {@code irqlab.debug} adds where it came from.
   */
  static ExitStatus about(Throwable failure) {
    if (failure instanceof BadInput) {
      say(failure.getMessage());
      return ExitStatus.BAD_INPUT;
    }
    if (failure.getCause() instanceof InterruptedException) {
      say("interrupted");
      return ExitStatus.INTERRUPTED;
    }
    say("internal error: " + failure);
    if (Boolean.getBoolean("irqlab.debug")) {
      failure.printStackTrace();
    }
    return ExitStatus.INTERNAL_ERROR;
  }
}
