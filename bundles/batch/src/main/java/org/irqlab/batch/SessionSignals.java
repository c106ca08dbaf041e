package org.irqlab.batch;

import java.util.function.Consumer;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.CommandSessionListener;
import org.apache.felix.service.command.Job;
import org.jline.terminal.Terminal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Ctrl-C in the interactive shell. Gogo would interrupt the thread that prints, and with it close
 * the terminal's channel; commands of this container are told in another way.
 *
 * <p>Source: felix-dev, gogo/jline, {@code Shell.runShell}; gogo/runtime, {@code
 * JobImpl.interrupt}.
 */
@Component
public final class SessionSignals implements CommandSessionListener {
  private static final String TERMINAL = ".terminal";

  private final CtrlC ctrlC;
  private final CommandNames names;

  /**
   * Connects the terminal's signal with what it stops.
   *
   * @param ctrlC stops the command that runs
   * @param names tells commands of this container
   */
  @Activate
  public SessionSignals(@Reference CtrlC ctrlC, @Reference CommandNames names) {
    this.ctrlC = ctrlC;
    this.names = names;
  }

  @Override
  public void beforeExecute(CommandSession session, CharSequence command) {
    if (session.get(TERMINAL) != null) {
      ctrlC.begin();
      Interactive.handle(session, this::stop);
    }
  }

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Exception failure) {}

  @Override
  public void afterExecute(CommandSession session, CharSequence command, Object result) {}

  private void stop(CommandSession session) {
    Job job = session.foregroundJob();
    if (job == null) {
      return;
    }
    String first = job.command().toString().strip().split("\\s", 2)[0];
    if (names.known(first.substring(first.indexOf(':') + 1))) {
      ctrlC.press();
    } else {
      job.interrupt();
    }
  }

  /** Loaded only where there is a terminal: without one there is no JLine either. */
  private static final class Interactive {
    static void handle(CommandSession session, Consumer<CommandSession> stop) {
      Terminal terminal = (Terminal) session.get(TERMINAL);
      terminal.handle(Terminal.Signal.INT, signal -> stop.accept(session));
    }
  }
}
