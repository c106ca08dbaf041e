package org.irqlab.api.part;

import java.util.Optional;
import java.util.function.Function;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;
import org.osgi.annotation.versioning.ProviderType;

/** What a part may do while one instance of it is linked into a machine; dead afterwards. */
@ProviderType
public interface Link {
  /**
   * The name of the instance, such as {@code guest/plic}.
   *
   * @return its path
   */
  String instance();

  /**
   * Where its fields go.
   *
   * @return the layout, prefixed with the instance
   */
  Layout layout();

  /**
   * The bounds of the question.
   *
   * @return the scope
   */
  Scope scope();

  /**
   * A piece of this instance with fields of its own.
   *
   * @param name the piece
   * @return a link for it
   */
  Link in(String name);

  /**
   * Adds somebody who executes. The routine starts over when it returns.
   *
   * @param name shown in traces
   * @param cpu the CPU it runs on; empty for hardware, and for threads that have one of their own
   * @param level what it is to that CPU
   * @param body what it does; its first wait should be a rest point
   */
  void context(String name, Optional<Cpu> cpu, Level level, Routine body);

  /**
   * Adds set-up that is over before the path lives: drivers probed, registers programmed. Effects
   * run in the order they were added and are no steps.
   *
   * @param effect the set-up
   */
  void boot(Effect effect);

  /**
   * Adds a ghost bit for work that is owed: the device sets it when it asserts, and only the driver
   * step that takes up or clears that cause clears it.
   *
   * @param source the source, as people call it
   * @return the ghost field
   */
  Field owed(String source);

  /**
   * Adds a ghost counter of what must not happen again and again in a short time: every step of the
   * environment, whose steps are far apart, sets it to 0.
   *
   * @param name name below this instance
   * @param values number of values
   * @return the ghost field
   */
  default Field paced(String name, int values) {
    return layout().field(name, values, Protection.GHOST);
  }

  /**
   * Adds something that must never hold, looked at after every step.
   *
   * @param name what is watched
   * @param verdict the violation if it holds
   * @param bad the condition
   */
  void watch(String name, Verdict verdict, Guard bad);

  /**
   * Says when a virtual CPU is there: no step of its contexts is taken otherwise, but those that
   * are {@linkplain org.irqlab.api.routine.Code#trapped out of the guest}. Without it, it always
   * is.
   *
   * @param vcpu the virtual CPU
   * @param resident whether it is in its guest
   */
  void residency(Cpu vcpu, Guard resident);

  /**
   * Offers a way in to actors: a system call, a hypercall, an entry of a neighbour. Instances may
   * offer the same: the full name is that of the instance, a slash, and the entry's.
   *
   * @param entry the function's name
   * @param routine the routine for a caller on a CPU
   */
  void offer(String entry, Function<Cpu, Routine> routine);

  /**
   * Looks up a way in that some other part of the machine offers. Call it from within a routine's
   * supplier: offers are complete only when all parts are linked.
   *
   * @param entry the full name, or as many of its last pieces as tell it from others, such as
   *     {@code irq10/disable_irq} or {@code [10]/VFIO_IRQ_SET_ACTION_MASK}; of instances that are
   *     nested the outermost is meant, so the host's before a guest's
   * @param cpu the caller's CPU
   * @return the routine
   * @throws LinkException if nobody offers it, or several do
   */
  Routine offered(String entry, Cpu cpu);
}
