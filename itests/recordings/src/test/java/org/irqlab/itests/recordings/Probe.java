package org.irqlab.itests.recordings;

import java.util.Optional;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.state.PackedState;
import org.irqlab.engine.state.Slot;

/** Reads a descriptor as the recordings' probes do. */
final class Probe {
  private final Slot disabled;
  private final Slot masked;
  private final Slot inProgress;
  private final Slot pending;
  private final Slot depth;

  /**
   * A probe.
   *
   * @param machine the linked path
   * @param desc instance of the descriptor
   */
  Probe(Machine machine, String desc) {
    disabled = slot(machine, desc, "IRQD_IRQ_DISABLED");
    masked = slot(machine, desc, "IRQD_IRQ_MASKED");
    inProgress = slot(machine, desc, "IRQD_IRQ_INPROGRESS");
    pending = slot(machine, desc, "IRQS_PENDING");
    depth = slot(machine, desc, "depth");
  }

  /** What the descriptor holds. */
  Recording.Bits read(PackedState state) {
    return new Recording.Bits(
        state.is(disabled),
        state.is(masked),
        state.is(inProgress),
        Optional.of(state.is(pending)),
        Optional.of(state.get(depth)));
  }

  private static Slot slot(Machine machine, String desc, String field) {
    return machine.layout().slots().stream()
        .filter(s -> s.name().equals(desc + "/" + field))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no field " + desc + "/" + field));
  }
}
