package org.irqlab.actor;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * A thread that makes a row of calls whenever it likes, as often as it may. Beginning the row is
 * nobody's duty; ending it is. It runs on the last CPU of the host.
 */
final class Caller {
  /** How often the row may be made. */
  static final OptionSpec TIMES =
      OptionSpec.number("times", "how often the calls may be made; 0: any number of times", 0);

  /** Which line is meant. */
  static final OptionSpec SOURCE =
      OptionSpec.number("source", "source of the line that is meant; 0: the only one", 0);

  private Caller() {}

  /**
   * Links the thread.
   *
   * @param link where it goes
   * @param options its options
   * @param prefix what the line's instance is called, before its source, if the source is given
   * @param suffix the same, after it
   * @param entries what it calls, in order
   */
  static void link(Link link, Options options, String prefix, String suffix, String... entries) {
    int times = options.number(TIMES.name());
    Field made = link.layout().field("made", times + 1, Protection.LOCAL);
    Cpu cpu = Cpu.real(link.scope().cpus() - 1);
    String source = options.get(SOURCE.name());
    String line = source.equals("0") ? "" : prefix + source + suffix + "/";
    List<Block> calls = Arrays.stream(entries).map(entry -> made(link, line + entry, cpu)).toList();
    Block begin =
        rest(
            await(
                guarded(
                        link.instance() + " begins",
                        s -> times == 0 || s.get(made) < times,
                        s -> s.set(made, times == 0 ? 0 : s.get(made) + 1))
                    .env()));
    link.context(
        link.instance(),
        Optional.of(cpu),
        Level.USER,
        Routine.of(
            "main",
            link.instance(),
            "a caller in user space",
            begin,
            seq(calls.toArray(Block[]::new))));
  }

  private static Block made(Link link, String entry, Cpu cpu) {
    return seq(
        step("calls " + entry, Effect.NOTHING).folded(), call(() -> link.offered(entry, cpu)));
  }
}
