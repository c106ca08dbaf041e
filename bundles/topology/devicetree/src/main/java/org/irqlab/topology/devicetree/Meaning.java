package org.irqlab.topology.devicetree;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.topology.Trigger;

/**
 * What a specifier says, once a binding has explained its cells.
 *
 * @param source the number of the source as the controller counts it
 * @param label what the field calls it
 * @param trigger how it signals
 * @param flags what else it says
 * @param notes what it leaves open
 */
record Meaning(
    OptionalLong source,
    Optional<String> label,
    Trigger trigger,
    List<String> flags,
    List<String> notes) {

  static Meaning of(int source, Trigger trigger) {
    return new Meaning(
        OptionalLong.of(Integer.toUnsignedLong(source)),
        Optional.empty(),
        trigger,
        List.of(),
        List.of());
  }

  static Meaning unknown(String why) {
    return new Meaning(
        OptionalLong.empty(), Optional.empty(), Trigger.UNKNOWN, List.of(), List.of(why));
  }

  Meaning called(String name) {
    return new Meaning(source, Optional.of(name), trigger, flags, notes);
  }

  Meaning flagged(List<String> more) {
    return new Meaning(source, label, trigger, more, notes);
  }

  Meaning noted(String note) {
    return new Meaning(source, label, trigger, flags, List.of(note));
  }
}
