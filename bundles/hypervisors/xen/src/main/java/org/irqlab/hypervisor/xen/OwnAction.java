package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.call;
import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.seq;
import static org.irqlab.api.routine.Code.step;

import java.util.function.Supplier;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Order;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * {@code do_IRQ} from reading {@code desc->action} to clearing {@code IRQ_INPROGRESS}: the action
 * is run without the lock, and only the flag tells others that it is.
 *
 * <p>What the handler has stored is performed before the flag is seen clear if the lock that was
 * taken in between is a full barrier, or if the flag is cleared with release ordering. Its loads
 * are no matter: {@code while ( action )} makes the store of the flag depend on the last of them.
 */
final class OwnAction {
  private final String instance;
  private final Descriptor desc;
  private final Behaviour behaviour;
  private final Supplier<Block> serve;
  private final Field action;
  private final Field handler;
  private final HandlerCount count;

  /**
   * The piece for one CPU.
   *
   * @param link where its fields go
   * @param desc the descriptor
   * @param behaviour how this Xen behaves
   * @param count what the handler leaves in memory
   * @param serve what the handler does, to be asked when it is linked
   */
  OwnAction(
      Link link, Descriptor desc, Behaviour behaviour, HandlerCount count, Supplier<Block> serve) {
    this.instance = link.instance();
    this.desc = desc;
    this.behaviour = behaviour;
    this.serve = serve;
    this.count = count;
    action = link.layout().pointer("action", desc.actions(), Protection.LOCAL);
    handler = link.layout().flag("action->handler", Protection.LOCAL);
  }

  /** Fields that die with {@code do_IRQ}. */
  Field[] locals() {
    return new Field[] {action, handler};
  }

  /** Marks the interrupt as in progress, runs the action without the lock, clears the mark. */
  Block run() {
    Order clear = behaviour.order().releaseClear() ? Order.RELEASE : Order.NONE;
    return seq(
        step("set IRQ_INPROGRESS, action = desc->action", this::begin).folded(),
        desc.unlocked(
            step("action->handler(irq, action->dev_id)", s -> desc.callHandler(s, action, handler)),
            call(this::served),
            behaviour.multipleActions()
                ? step("action = action->next", s -> desc.actions().use(s, action)).folded()
                : nothing()),
        step("clear IRQ_INPROGRESS", s -> s.set(desc.inProgress(), false)).folded().ordered(clear));
  }

  private void begin(State s) {
    s.set(desc.inProgress(), true);
    s.set(action, s.get(desc.action()));
    s.set(handler, desc.isOwn(s));
  }

  /** The handler; what it reaches is known when all parts are linked. */
  private Routine served() {
    return Routine.of(
        "handler", instance, "xen/drivers/char/ns16550.c", serve.get(), count.counted());
  }
}
