package org.irqlab.api.command;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes the status of the command that is running; a service that is always there.
 *
 * <p>When the process runs one command, the weightiest status reported becomes its exit status, and
 * {@link ExitStatus#OK} holds when nothing was reported. In the interactive shell the status is
 * forgotten when the next command starts.
 *
 * <p>When the user presses Ctrl-C, a long command hears of it by {@link Interruption}, ends early,
 * prints what it has found so far and returns; a process that runs one command then ends with
 * {@link ExitStatus#INTERRUPTED} whatever was reported.
 */
@ProviderType
public interface CommandOutcome {

  /**
   * Adds the outcome of one piece of work, such as one path file of several. May be called from any
   * thread, any number of times.
   *
   * @param status what that piece came to
   */
  void report(ExitStatus status);
}
