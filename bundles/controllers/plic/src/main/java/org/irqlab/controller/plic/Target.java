package org.irqlab.controller.plic;

import java.util.List;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * One interrupt target, a hart context: its enable bits, threshold, notification, claim and
 * completion (PLIC specification, Interrupt Notifications, Interrupt Enables, Priority Thresholds,
 * Interrupt Claim Process, Interrupt Completion).
 */
final class Target {
  private static final int NONE = -1;

  private final List<InterruptSource> sources;
  private final Field[] enables;
  private final Field threshold;
  private final ClaimRule claims;
  private final CompletionRule completions;
  private final String[] claimed;
  private final String[] ignored;
  private final String nothing;
  private final String nobody;

  /**
   * A target.
   *
   * @param sources all sources, by number
   * @param number of the context
   * @param thresholds how many values the threshold has
   */
  Target(
      Layout layout,
      Protection registers,
      List<InterruptSource> sources,
      int number,
      int thresholds,
      ClaimRule claims,
      CompletionRule completions) {
    this.sources = List.copyOf(sources);
    this.claims = claims;
    this.completions = completions;
    String name = "context[" + number + "]";
    this.threshold = layout.field(name + ".threshold", thresholds, registers);
    this.enables = new Field[sources.size()];
    this.claimed = new String[sources.size()];
    this.ignored = new String[sources.size()];
    for (int i = 0; i < enables.length; i++) {
      int id = sources.get(i).id();
      enables[i] = layout.flag(name + ".enable[" + id + "]", registers);
      claimed[i] = "source " + id + ": claimed by context " + number;
      ignored[i] = "source " + id + ": completion ignored, not enabled for context " + number;
    }
    this.nothing = "context " + number + ": claim finds nothing";
    this.nobody = "context " + number + ": completion of a source that is not there, ignored";
  }

  Field threshold() {
    return threshold;
  }

  /** The enable bit for the source at an index of the list of sources. */
  Field enable(int index) {
    return enables[index];
  }

  /** The EIP bit: some enabled request exceeds the threshold. */
  boolean notified(State s) {
    return best(s, s.get(threshold)) != NONE;
  }

  /** Takes the most urgent enabled request, ties going to the lowest number; 0 if there is none. */
  int claim(State s) {
    int best = best(s, claims.floor(s, threshold));
    if (best == NONE) {
      s.note(nothing);
      return 0;
    }
    s.note(claimed[best]);
    sources.get(best).claim(s);
    return sources.get(best).id();
  }

  /** Completes a source; which one was claimed last is not looked at. */
  void complete(State s, long id) {
    int index = index(id);
    if (index == NONE) {
      s.note(nobody);
    } else if (completions.accepts(s, enables[index])) {
      sources.get(index).gateway().completed(s);
    } else {
      s.note(ignored[index]);
    }
  }

  /** Whether a completion of this number would open a gateway. */
  boolean completes(State s, long id) {
    int index = index(id);
    return index != NONE
        && completions.accepts(s, enables[index])
        && sources.get(index).gateway().closed(s);
  }

  private int best(State s, int floor) {
    int best = NONE;
    int most = floor;
    for (int i = 0; i < enables.length; i++) {
      InterruptSource source = sources.get(i);
      if (source.requests(s) && s.is(enables[i]) && s.get(source.priority()) > most) {
        best = i;
        most = s.get(source.priority());
      }
    }
    return best;
  }

  private int index(long id) {
    for (int i = 0; i < enables.length; i++) {
      if (sources.get(i).id() == id) {
        return i;
      }
    }
    return NONE;
  }
}
