package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.Link;
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

  @Override
  public void link(Link link, Options options) {
    Cpu cpu = Cpu.real(0);
    link.context(
        NAME,
        Optional.of(cpu),
        Level.USER,
        Routine.of(
            "main",
            NAME,
            "the recordings' own program",
            rest(
                choose(
                    calls(MASK, link, InterruptBackend.MASK, cpu),
                    calls(UNMASK, link, InterruptBackend.UNMASK, cpu),
                    calls(RESAMPLE, link, InterruptBackend.UNMASK_EVENTFD, cpu),
                    calls(OFF, link, "vfio_intx_disable", cpu),
                    calls(ON, link, "vfio_intx_enable", cpu),
                    calls(INTX_OFF, link, "PCI_COMMAND_INTX_DISABLE=1", cpu),
                    calls(INTX_ON, link, "PCI_COMMAND_INTX_DISABLE=0", cpu)))));
  }

  private static Block.Way calls(String step, Link link, String entry, Cpu cpu) {
    return way(
        guarded(step, Guard.ALWAYS, Effect.NOTHING).env(), call(() -> link.offered(entry, cpu)));
  }
}
