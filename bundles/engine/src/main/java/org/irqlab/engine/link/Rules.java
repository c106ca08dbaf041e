package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.state.Protection;
import org.irqlab.engine.record.Footprint;
import org.irqlab.engine.record.Recorder;
import org.irqlab.engine.state.Slot;

/**
 * The rules of the step language that recording can check: a decision without a step looks only at
 * what nobody else can change, a local field has one context, and a step makes one shared access.
 */
final class Rules {
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Notes a decision that takes no step, to be checked when all fields are known. */
  void decides(Guard condition, Frame at) {
    decisions.add(new Decision(condition, at));
  }

  /** What was remarked but is no error. */
  List<String> warnings() {
    return warnings;
  }

  /**
   * Checks the decisions.
   *
   * @throws LinkException if one looks at a field that others can change
   */
  void checkDecisions(List<Slot> slots, Recorder recorder) {
    for (Decision decision : decisions) {
      String where = Frame.route(decision.at());
      Footprint footprint =
          recorder.record(where + ": a decision", s -> decision.condition().holds(s) ? 1 : 0);
      footprint.reads().stream()
          .mapToObj(slots::get)
          .filter(slot -> !steady(slot, decision.at()))
          .findFirst()
          .ifPresent(
              slot -> {
                throw new LinkException(
                    where
                        + ": decides on "
                        + slot.name()
                        + ", which others can change, without a step of its own; use test, or take"
                        + " the lock that guards it");
              });
    }
  }

  private static boolean steady(Slot slot, Frame at) {
    Protection protection = slot.protection();
    return protection instanceof Protection.Local
        || protection instanceof Protection.Guarded g && Frame.holds(at, g.lock());
  }

  /**
   * Remarks a step that makes more than one shared access, or writes a guarded field without its
   * lock.
   */
  void checkAccess(String name, Footprint footprint, List<Slot> slots, Frame at) {
    Set<String> shared = new HashSet<>();
    BitSet touched = footprint.touched();
    for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
      Slot slot = slots.get(i);
      accessOf(slot, at).ifPresent(shared::add);
      if (slot.protection() instanceof Protection.Guarded g
          && footprint.writes().get(i)
          && !Frame.holds(at, g.lock())) {
        warnings.add(name + ": writes " + slot.name() + " without " + g.lock().name());
      }
    }
    if (shared.size() > 1) {
      warnings.add(
          name
              + ": more than one shared access in a step: "
              + String.join(", ", shared.stream().sorted().toList()));
    }
  }

  /** Wires react at once, so all registers together are one access. */
  private static Optional<String> accessOf(Slot slot, Frame at) {
    Protection protection = slot.protection();
    if (protection instanceof Protection.Register) {
      return Optional.of("registers");
    }
    boolean own = protection instanceof Protection.Guarded g && Frame.holds(at, g.lock());
    return protection instanceof Protection.Shared
            || protection instanceof Protection.Guarded && !own
        ? Optional.of(slot.name())
        : Optional.empty();
  }

  /**
   * Checks that local fields have one context each.
   *
   * @param touched for each context, what its steps touch
   * @throws LinkException if a local field has two
   */
  static void checkLocals(List<Slot> slots, List<String> contexts, List<BitSet> touched) {
    for (Slot slot : slots) {
      if (slot.protection() instanceof Protection.Local) {
        List<String> users = new ArrayList<>();
        for (int c = 0; c < contexts.size(); c++) {
          if (touched.get(c).get(slot.ordinal())) {
            users.add(contexts.get(c));
          }
        }
        if (users.size() > 1) {
          throw new LinkException(
              "field "
                  + slot.name()
                  + " is declared local, but "
                  + String.join(" and ", users)
                  + " touch it");
        }
      }
    }
  }

  private record Decision(Guard condition, Frame at) {}
}
