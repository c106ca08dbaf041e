package org.irqlab.engine.verdict;

import java.util.Optional;

/**
 * The interrupts that an assertion costs beyond the first.
 *
 * @param host host interrupts for an assertion while nothing else happens
 * @param guest guest interrupts, the same
 * @param worstHost host interrupts after an assertion at any time
 * @param worstGuest guest interrupts, the same
 */
record Repetitions(int host, int guest, int worstHost, int worstGuest) {
  /**
   * What is beyond the first.
   *
   * @param host host interrupts
   * @param guest guest interrupts
   * @return empty if an assertion by itself costs no more than one of each, and one at any time a
   *     bounded number
   */
  static Optional<Repetitions> of(Repetition host, Repetition guest) {
    Repetitions all =
        new Repetitions(
            beyond(host.isolated()),
            beyond(guest.isolated()),
            beyond(host.worst()),
            beyond(guest.worst()));
    return all.host > 0 || all.guest > 0 || all.endless() ? Optional.of(all) : Optional.empty();
  }

  private static int beyond(int interrupts) {
    return interrupts == Repetition.ENDLESS ? interrupts : Math.max(0, interrupts - 1);
  }

  /** Whether there is no bound. */
  boolean endless() {
    return worstHost == Repetition.ENDLESS || worstGuest == Repetition.ENDLESS;
  }

  /** One sentence. */
  String detail() {
    String shape = endless() ? "*" : host + ", " + guest;
    return "REDUNDANT("
        + shape
        + "): an assertion by itself costs "
        + number(host)
        + " extra host and "
        + number(guest)
        + " extra guest interrupts; at the worst moment "
        + number(worstHost)
        + " and "
        + number(worstGuest)
        + (endless() ? "; every fair run ends" : "");
  }

  private static String number(int count) {
    return count == Repetition.ENDLESS ? "any number of" : "at most " + count;
  }
}
