package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.step;

import java.util.Locale;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;

/**
 * Whether the guest reaches the device's registers without the monitor (hw/vfio/pci.c:
 * vfio_mmap_set_enabled). Page tables are read by hardware, together with the access.
 *
 * @param when when they are mapped
 * @param withdrawn whether they are not, now
 * @param armed whether the timer that restores them runs
 */
record Mapping(When when, Field withdrawn, Field armed) {
  /** The mapping of one device. */
  static Mapping of(Link link, When when) {
    return new Mapping(
        when,
        link.layout().flag("withdrawn", Protection.register(link.instance())),
        link.layout().flag("mmap_timer", Protection.LOCAL));
  }

  Guard inPlace() {
    return s -> !s.is(withdrawn);
  }

  /** Withdraws it. */
  Block withdraw() {
    return step("vfio_mmap_set_enabled(false)", s -> s.set(withdrawn, true));
  }

  /** Arms the timer that restores it: 1100 ms unless configured (x-intx-mmap-timeout-ms). */
  Block arm() {
    return step("timer_mod(mmap_timer)", s -> s.set(armed, true)).folded();
  }

  /** Restores it. */
  Block restore() {
    return step("vfio_mmap_set_enabled(true)", s -> s.set(withdrawn, false));
  }

  /** When a device's registers are mapped into its guest. */
  enum When {
    /** The monitor sees every access. */
    NEVER,
    /** Withdrawn at an interrupt, restored by a timer. */
    BETWEEN_INTERRUPTS,
    /** The monitor sees none. */
    ALWAYS;

    /** As a path file says it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static When of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
