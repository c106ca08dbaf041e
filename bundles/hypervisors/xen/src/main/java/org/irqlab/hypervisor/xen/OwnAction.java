package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.await;
import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.dropped;
import static org.irqlab.api.routine.Code.guarded;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.rest;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.spin;
import static org.irqlab.api.routine.Code.step;

import java.util.Optional;
import java.util.function.Supplier;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;
import org.irqlab.hypervisor.xen.Behaviour.Ordering;

/**
 * {@code do_IRQ} from reading {@code desc->action} to clearing {@code IRQ_INPROGRESS}: the action
 * is run without the lock, and only the flag tells others that it is.
 *
 * <p>Memory is sequentially consistent but for one access: the last that the handler makes of its
 * action may be performed later than it is issued, by a context that stands for the CPU's memory
 * system. Taking the lock again does not hold it up (an acquire orders what comes after); a release
 * does. So it is performed before the flag is clear if the flag is cleared with release ordering,
 * and otherwise before the unlock that follows.
 */
final class OwnAction {
  private final Link link;
  private final Descriptor desc;
  private final Behaviour behaviour;
  private final Supplier<Block> serve;
  private final Field action;
  private final Field handler;
  private final Optional<Field> late;

  /**
   * The piece for one CPU.
   *
   * @param link where its fields go
   * @param desc the descriptor
   * @param behaviour how this Xen behaves
   * @param serve what the handler does, to be asked when it is linked
   */
  OwnAction(Link link, Descriptor desc, Behaviour behaviour, Supplier<Block> serve) {
    this.link = link;
    this.desc = desc;
    this.behaviour = behaviour;
    this.serve = serve;
    action = link.layout().pointer("action", desc.actions(), Protection.LOCAL);
    handler = link.layout().flag("action->handler", Protection.LOCAL);
    late = behaviour.ordered() == Ordering.SEQUENTIAL ? Optional.empty() : Optional.of(issued());
  }

  /** The pointer whose last use is issued and not performed. */
  private Field issued() {
    Field use = link.layout().pointer("issued", desc.actions(), Protection.SHARED);
    link.context(
        link.instance() + " memory",
        Optional.empty(),
        Level.HARDWARE,
        Routine.of(
            "memory",
            link.instance(),
            "RISC-V unprivileged specification, RVWMO: only a release orders what came before",
            rest(
                await(
                    guarded(
                        "the handler's last access of its action is performed",
                        s -> s.get(use) != 0,
                        s -> {
                          desc.actions().use(s, use);
                          s.set(use, 0);
                        })))));
    return use;
  }

  /** Fields that die with {@code do_IRQ}. */
  Field[] locals() {
    return new Field[] {action, handler};
  }

  /** Marks the interrupt as in progress, runs the action without the lock, clears the mark. */
  Block run() {
    return seq(
        step("set IRQ_INPROGRESS, action = desc->action", this::begin).folded(),
        dropped(
            desc.lock(),
            step("action->handler(irq, action->dev_id)", s -> desc.callHandler(s, action, handler)),
            call(this::served),
            lastUse()),
        behaviour.ordered() == Ordering.RELEASE ? performed() : nothing(),
        step("clear IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded());
  }

  /** What the unlock that follows has to wait for. */
  Block beforeUnlock() {
    return behaviour.ordered() == Ordering.PLAIN ? performed() : nothing();
  }

  private void begin(State s) {
    s.set(desc.inProgress(), true);
    s.set(action, s.get(desc.action()));
    s.set(handler, desc.isOwn(s));
  }

  /** The handler; what it reaches is known when all parts are linked. */
  private Routine served() {
    return Routine.of("handler", link.instance(), "xen/drivers/char/ns16550.c", serve.get());
  }

  /** With several actions, {@code action = action->next} is the last use of the first. */
  private Block lastUse() {
    return late.<Block>map(
            use -> step("action->next is issued", s -> s.set(use, s.get(action))).folded())
        .orElseGet(
            () ->
                behaviour.multipleActions()
                    ? step("action = action->next", s -> desc.actions().use(s, action)).folded()
                    : nothing());
  }

  private Block performed() {
    Field use = late.orElseThrow();
    return spin(
        guarded(
                "release: what was issued before is performed",
                s -> s.get(use) == 0,
                Effect.NOTHING)
            .folded());
  }
}
