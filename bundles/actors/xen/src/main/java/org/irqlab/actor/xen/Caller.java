package org.irqlab.actor.xen;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.on;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.under;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Exit;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Lock;

/**
 * Somebody who makes hypercalls. It begins one when it likes and drives it to its end. Xen does not
 * preempt a hypercall: on its CPU only interrupts come in between.
 */
final class Caller {
  static final Exit EINVAL = new Exit("-EINVAL");
  static final Exit EBUSY = new Exit("-EBUSY");
  private static final OptionSpec CPU =
      OptionSpec.number("cpu", "CPU it runs on, from 0; counted modulo those of the scope", 0);
  private static final OptionSpec IRQ =
      OptionSpec.number("irq", "the irq it is about; 0 is the only one of the path", 0);
  private static final OptionSpec PREEMPTED =
      OptionSpec.flag(
          "preempted",
          "other threads of its CPU may run in the middle of a call, which Xen does not do",
          false);
  private static final OptionSpec DOMAIN =
      OptionSpec.oneOf(
          "domain", "for whom it calls: the path's guest, or some other domain", "guest", "other");

  private final Link link;
  private final Options options;
  private final Cpu cpu;

  Caller(Link link, Options options) {
    this.link = link;
    this.options = options;
    this.cpu = Cpu.real(options.number(CPU.name()) % link.scope().cpus());
  }

  /** The options of every caller, and those of one. */
  static List<OptionSpec> options(OptionSpec... more) {
    List<OptionSpec> all = new ArrayList<>(List.of(CPU, IRQ, PREEMPTED));
    all.addAll(List.of(more));
    return all;
  }

  /** The option that says for whom. */
  static OptionSpec domain() {
    return DOMAIN;
  }

  /** Whether it calls for the guest of the path. */
  boolean isForGuest() {
    return options.is(DOMAIN.name(), "guest");
  }

  /**
   * Adds it to the path.
   *
   * @param what what it begins
   * @param calls what it then does
   */
  void live(String what, Block... calls) {
    Block body = seq(calls);
    if (!options.on(PREEMPTED.name())) {
      // Nobody else ever wants this lock: holding it keeps the CPU, and nothing more.
      body = under(link.layout().lock("hypercall", Lock.Kind.SPIN), body);
    }
    link.context(
        link.instance(),
        Optional.of(cpu),
        Level.THREAD,
        Routine.of(
            "do_domctl",
            link.instance(),
            "xen/common/domctl.c: do_domctl",
            rest(await(guarded(what, Guard.ALWAYS, Effect.NOTHING).counts(Mark.SYSTEM_CALL).env())),
            body));
  }

  /** A call that takes a domain. */
  Block forDomain(String function, Code.On... exits) {
    return plain(function + " " + options.get(DOMAIN.name()), exits);
  }

  /** A call for the path's guest, whatever the option says. */
  Block forGuest(String function, Code.On... exits) {
    return plain(function + " guest", exits);
  }

  /** A call. */
  Block plain(String function, Code.On... exits) {
    int irq = options.number(IRQ.name());
    String entry = irq == 0 ? function : function + " " + irq;
    return call(
        () -> link.offered(entry, cpu),
        exits.length == 0 ? new Code.On[] {on(Exit.RETURN)} : exits);
  }
}
