package org.irqlab.controller.xics;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.state.State;

/** The sources of one controller, and the presenters that they offer their interrupts to. */
final class Sources {
  private final List<Source> sources;
  private final int base;
  private final List<Presenter> presenters = new ArrayList<>();

  /**
   * Sources, in the order of their numbers.
   *
   * @param base what the numbers in an XISR are more than those of the sources
   */
  Sources(List<Source> sources, int base) {
    this.sources = List.copyOf(sources);
    this.base = base;
  }

  /** Adds the next presenter. */
  void present(Presenter presenter) {
    presenters.add(presenter);
  }

  int count() {
    return sources.size();
  }

  Source at(int index) {
    return sources.get(index);
  }

  /** The number of a source in an XISR. */
  int number(int index) {
    return base + sources.get(index).number();
  }

  /** The index of a source by its number, or -1. */
  int index(int number) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).number() == number) {
        return i;
      }
    }
    return -1;
  }

  /** An input is driven. */
  void input(State s, int source, boolean asserted) {
    int index = index(source);
    if (index >= 0 && at(index).input(s, asserted)) {
      offer(s, index);
    }
  }

  /** A source is assigned a server and a priority. */
  void assign(State s, int source, int server, int priority) {
    int index = index(source);
    if (index >= 0 && at(index).assign(s, server, priority)) {
      offer(s, index);
    }
  }

  /** The source that an XISR names is completed. */
  void complete(State s, int xisr) {
    int index = index(xisr - base);
    if (index >= 0) {
      at(index).complete(s);
    }
  }

  /** The source that an XISR names, or -1 if none is being handled. */
  int handled(State s, int xisr) {
    int index = index(xisr - base);
    return index >= 0 && at(index).handled(s) ? at(index).number() : -1;
  }

  /** Everything that was turned down is offered again, to whichever server it is for. */
  void resend(State s) {
    for (int i = 0; i < sources.size(); i++) {
      if (at(i).resend(s)) {
        offer(s, i);
      }
    }
  }

  private void offer(State s, int index) {
    int server = at(index).server(s);
    if (server < presenters.size()) {
      presenters.get(server).offer(s, index, at(index).priority(s));
    }
  }
}
