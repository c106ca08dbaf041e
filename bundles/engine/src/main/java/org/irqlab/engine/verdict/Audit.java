package org.irqlab.engine.verdict;

import java.util.Arrays;
import java.util.List;

/** Adds up, over the states and edges of a part or cycle, which demands are due and met. */
final class Audit {
  private final List<Demand> demands;
  private final boolean[] dueHere;
  private final boolean[] dueAlways;
  private final boolean[] dueEver;
  private final boolean[] met;

  Audit(List<Demand> demands) {
    this.demands = demands;
    this.dueHere = new boolean[demands.size()];
    this.dueAlways = new boolean[demands.size()];
    this.dueEver = new boolean[demands.size()];
    this.met = new boolean[demands.size()];
    Arrays.fill(dueAlways, true);
  }

  /** A state begins. */
  void begin() {
    Arrays.fill(dueHere, false);
  }

  /** A transition is enabled in this state. */
  void enabled(int transition) {
    for (int d = 0; d < dueHere.length; d++) {
      dueHere[d] |= demands.get(d).due()[transition];
    }
  }

  /** A transition can be taken here without leaving the part. */
  void taken(int transition) {
    for (int d = 0; d < met.length; d++) {
      met[d] |= demands.get(d).met()[transition];
    }
  }

  /** A state ends. */
  void end() {
    for (int d = 0; d < dueHere.length; d++) {
      dueAlways[d] &= dueHere[d];
      dueEver[d] |= dueHere[d];
    }
  }

  /** Whether a demand is unmet that no smaller part could meet either. */
  boolean unfairWeakly() {
    for (int d = 0; d < met.length; d++) {
      if (unmet(d) && !demands.get(d).strong()) {
        return true;
      }
    }
    return false;
  }

  /** The transitions of all strong demands that are due and not met, or null if there is none. */
  boolean[] unmetStrongly() {
    boolean[] all = null;
    for (int d = 0; d < met.length; d++) {
      if (unmet(d) && demands.get(d).strong()) {
        boolean[] due = demands.get(d).due();
        all = all == null ? new boolean[due.length] : all;
        for (int t = 0; t < due.length; t++) {
          all[t] |= due[t];
        }
      }
    }
    return all;
  }

  /** A demand that is not met, or null. */
  Demand unmet() {
    for (int d = 0; d < met.length; d++) {
      if (unmet(d)) {
        return demands.get(d);
      }
    }
    return null;
  }

  private boolean unmet(int d) {
    return !met[d] && (demands.get(d).strong() ? dueEver[d] : dueAlways[d]);
  }
}
