package org.irqlab.vfio.platform;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * How an interrupt is handled. VFIO has the first two; the others were proposed or considered on
 * the kvm list in January 2021 ("Add vfio-platform support for ONESHOT irq forwarding?").
 */
enum Handling {
  /** {@code vfio_irq_handler}: signals, and nothing else. */
  EDGE,
  /** {@code vfio_automasked_irq_handler}: disables the line until user space unmasks. */
  AUTOMASKED,
  /** IRQF_ONESHOT; signals and wakes a thread that has nothing to do. */
  ONESHOT_RETURNS,
  /** IRQF_ONESHOT; signals and wakes a thread that sleeps until user space unmasks. */
  ONESHOT_WAITS,
  /** As automasked, but masks the line at its chip instead of disabling it. */
  CHIP_MASK,
  /** Masks the line at its chip, signals, and keeps no account of its own whether it is masked. */
  CHIP_MASK_UNCOUNTED;

  /** As a path file says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean masksAtChip() {
    return this == CHIP_MASK || this == CHIP_MASK_UNCOUNTED;
  }

  boolean threaded() {
    return this == ONESHOT_RETURNS || this == ONESHOT_WAITS;
  }

  static String[] words() {
    return Stream.of(values()).map(Handling::word).toArray(String[]::new);
  }

  static Handling of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
