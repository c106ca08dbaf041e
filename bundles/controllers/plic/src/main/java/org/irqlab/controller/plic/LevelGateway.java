package org.irqlab.controller.plic;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * A level-sensitive source (PLIC specification, Interrupt Gateways): the first assertion becomes a
 * request, nothing more is forwarded until completion, and a line that is still asserted at
 * completion becomes a new request. A request that was forwarded is never taken back.
 */
final class LevelGateway implements Gateway {
  private final Field pending;
  private final Field line;
  private final Field busy;
  private final String forwarded;
  private final String waits;
  private final String stays;
  private final String again;
  private final String open;

  LevelGateway(Layout layout, Protection registers, int id, Field pending) {
    this.pending = pending;
    this.line = layout.carried("source[" + id + "].line", 2, registers);
    this.busy = layout.flag("source[" + id + "].busy", registers);
    String source = "source " + id;
    this.forwarded = source + ": line high, pending";
    this.waits = source + ": line high, the gateway waits for a completion";
    this.stays = source + ": line low, the request stays pending";
    this.again = source + ": completed, line still high, pending again";
    this.open = source + ": completed, line low";
  }

  @Override
  public void input(State s, boolean asserted) {
    s.set(line, asserted);
    if (asserted) {
      s.note(s.is(busy) ? waits : forwarded);
      forward(s);
    } else if (s.is(pending)) {
      s.note(stays);
    }
  }

  @Override
  public boolean closed(State s) {
    return s.is(busy);
  }

  @Override
  public void completed(State s) {
    s.set(busy, false);
    if (s.is(line)) {
      s.note(again);
      forward(s);
    } else {
      s.note(open);
    }
  }

  private void forward(State s) {
    if (!s.is(busy)) {
      s.set(busy, true);
      s.set(pending, true);
    }
  }
}
