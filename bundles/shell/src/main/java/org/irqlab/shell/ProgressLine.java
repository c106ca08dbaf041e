package org.irqlab.shell;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.irqlab.api.command.Option;
import org.irqlab.api.lab.Checker;
import org.irqlab.shell.usage.Arguments;

/** Progress on standard error: one line, rewritten on a terminal, appended elsewhere. */
final class ProgressLine implements Consumer<Checker.Progress> {
  static final Option OPTION =
      Option.flag("progress", "progress on standard error even if that is no terminal");
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int MEGABYTE = 1 << 20;

  private final PrintStream out;
  private final boolean shown;
  private final boolean terminal;
  private final LongSupplier clock;
  private long last;
  private int width;

  ProgressLine(PrintStream out, boolean terminal, boolean asked, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.shown = terminal || asked;
    this.clock = clock;
    this.last = clock.getAsLong();
  }

  /** As the options and the process ask for; {@code irqlab.terminal} tells of a terminal. */
  static ProgressLine of(Arguments arguments) {
    boolean terminal = Boolean.getBoolean("irqlab.terminal") && !arguments.has("quiet");
    return new ProgressLine(System.err, terminal, arguments.has(OPTION.name()), System::nanoTime);
  }

  @Override
  public synchronized void accept(Checker.Progress progress) {
    if (!shown || clock.getAsLong() - last < PAUSE) {
      return;
    }
    last = clock.getAsLong();
    String line =
        "depth "
            + progress.depth()
            + ", "
            + progress.states()
            + " states, "
            + progress.transitions()
            + " transitions, "
            + progress.frontier()
            + " waiting, "
            + progress.bytes() / MEGABYTE
            + " MB"
            + (progress.outlook().isEmpty() ? "" : "; " + progress.outlook());
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else {
      out.println(line);
    }
  }

  /** Takes the line away, so that the report stands alone. */
  synchronized void clear() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }
}
