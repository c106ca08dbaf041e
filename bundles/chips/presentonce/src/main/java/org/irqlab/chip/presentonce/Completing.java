package org.irqlab.chip.presentonce;

import java.util.Locale;
import java.util.stream.Stream;

/** Which callback completes, and so which flow the driver installs. */
enum Completing {
  /** {@code irq_eoi}, in the fasteoi flow. */
  EOI,
  /** The same, withheld until the thread of a ONESHOT line has ended (IRQCHIP_EOI_THREADED). */
  THREADED_EOI,
  /** {@code irq_ack}, in the level flow. */
  ACK;

  /** As a path file says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String[] othersThanDefault() {
    return Stream.of(values()).skip(1).map(Completing::word).toArray(String[]::new);
  }

  static Completing of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
