package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;

/**
 * The program of the recordings, which plays the VMM: it makes a system call when it is told to.
 */
final class Program implements Actor {
  static final String NAME = "vmm-program";
  static final String MASK = "mask";
  static final String UNMASK = "unmask";
  static final String RESAMPLE = "resample";
  static final String OFF = "off";
  static final String ON = "intx";
  static final String INTX_OFF = "cfg-intx-off";
  static final String INTX_ON = "cfg-intx-on";

  static final OptionSpec SHARED = OptionSpec.flag("shared", "there are two cards", false);

  @Override
  public List<OptionSpec> options() {
    return List.of(SHARED);
  }

  @Override
  public void link(Link link, Options options) {
    Cpu cpu = Cpu.real(0);
    boolean shared = options.on(SHARED.name());
    String first = shared ? "[edu]/" : "";
    List<Block.Way> calls =
        new ArrayList<>(
            List.of(
                calls(MASK, link, first + InterruptBackend.MASK, cpu),
                calls(UNMASK, link, first + InterruptBackend.UNMASK, cpu),
                calls(RESAMPLE, link, first + InterruptBackend.UNMASK_EVENTFD, cpu),
                calls(OFF, link, first + "vfio_intx_disable", cpu),
                calls(ON, link, first + "vfio_intx_enable", cpu),
                calls(INTX_OFF, link, first + "PCI_COMMAND_INTX_DISABLE=1", cpu),
                calls(INTX_ON, link, first + "PCI_COMMAND_INTX_DISABLE=0", cpu)));
    if (shared) {
      calls.add(calls("B." + UNMASK, link, "[edu-20]/" + InterruptBackend.UNMASK, cpu));
    }
    link.context(
        NAME,
        Optional.of(cpu),
        Level.USER,
        Routine.of(
            "main",
            NAME,
            "the recordings' own program",
            rest(choose(calls.toArray(new Block.Way[0])))));
  }

  private static Block.Way calls(String step, Link link, String entry, Cpu cpu) {
    return way(
        guarded(step, Guard.ALWAYS, Effect.NOTHING).env(), call(() -> link.offered(entry, cpu)));
  }
}
