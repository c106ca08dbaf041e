package org.irqlab.itests.recordings;

import static org.irqlab.api.routine.Code.choose;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.irqsOff;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.way;

import java.util.Optional;
import org.irqlab.api.part.Actor;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;

/** The main loop of the recordings' guest: it waits, with interrupts on or off. */
final class GuestProgram implements Actor {
  static final String NAME = "guest-program";
  static final String CLI = "guest-cli";
  static final String STI = "guest-sti";

  @Override
  public void link(Link link, Options options) {
    Cpu vcpu = Cpu.virtual(0, Cpu.real(0));
    Block off = irqsOff(spin(told(STI)));
    link.context(
        NAME,
        Optional.of(vcpu),
        Level.THREAD,
        Routine.of("main", NAME, "the recordings' own guest", rest(choose(way(told(CLI), off)))));
  }

  private static Step told(String step) {
    return guarded(step, Guard.ALWAYS, Effect.NOTHING).env();
  }
}
