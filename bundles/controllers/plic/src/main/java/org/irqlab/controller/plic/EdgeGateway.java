package org.irqlab.controller.plic;

import java.util.Optional;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.State;

/**
 * An edge-triggered or message-signalled source (PLIC specification, Interrupt Gateways): the first
 * edge becomes a request; between it and its completion further edges are, as the design of the
 * gateway has it, ignored or counted. Counted here means remembered once.
 */
final class EdgeGateway implements Gateway {
  private final Field pending;
  private final Field busy;
  private final Optional<Field> line;
  private final Optional<Field> remembered;
  private final Notes notes;

  /**
   * A gateway.
   *
   * @param pending the source's pending bit in the core
   * @param busy set from a request to its completion
   * @param line the level before, to see a rise; empty for messages, each of which is an edge
   * @param remembered an edge that came while busy; empty if those are ignored
   * @param id the source's number
   */
  EdgeGateway(Field pending, Field busy, Optional<Field> line, Optional<Field> remembered, int id) {
    this.pending = pending;
    this.busy = busy;
    this.line = line;
    this.remembered = remembered;
    this.notes = Notes.of("source " + id);
  }

  @Override
  public void input(State s, boolean asserted) {
    boolean edge = asserted && !(line.isPresent() && s.is(line.get()));
    line.ifPresent(l -> s.set(l, asserted));
    if (edge && !s.is(busy)) {
      s.note(notes.forwarded());
      forward(s);
    } else if (edge && remembered.isPresent()) {
      s.note(notes.latched());
      s.set(remembered.get(), true);
    } else if (edge) {
      s.note(notes.dropped());
    }
  }

  @Override
  public boolean closed(State s) {
    return s.is(busy);
  }

  @Override
  public void completed(State s) {
    s.set(busy, false);
    if (remembered.isPresent() && s.is(remembered.get())) {
      s.note(notes.again());
      s.set(remembered.get(), false);
      forward(s);
    } else {
      s.note(notes.open());
    }
  }

  private void forward(State s) {
    s.set(busy, true);
    s.set(pending, true);
  }

  private record Notes(
      String forwarded, String latched, String dropped, String again, String open) {
    static Notes of(String source) {
      return new Notes(
          source + ": edge, pending",
          source + ": edge before the completion, remembered",
          source + ": edge before the completion, ignored",
          source + ": completed, the remembered edge is pending",
          source + ": completed");
    }
  }
}
