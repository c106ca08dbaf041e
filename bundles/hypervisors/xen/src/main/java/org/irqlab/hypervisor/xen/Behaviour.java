package org.irqlab.hypervisor.xen;

import java.util.List;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.api.part.Options;

/**
 * How this Xen behaves: the options of the part.
 *
 * @param guestCompletes whether the physical source is completed by the guest's own completion
 * @param xenOwns whether the irq is Xen's own at first
 * @param release what {@code release_guest_irq} does before it drops the lock
 * @param multipleActions whether {@code CONFIG_IRQ_HAS_MULTIPLE_ACTION} is set
 * @param waits whether {@code release_irq} waits for {@code IRQ_INPROGRESS} to clear
 * @param endsInFlight whether shutting down completes what the guest has not completed
 * @param ordered how {@code do_IRQ} orders its clearing of {@code IRQ_INPROGRESS}
 * @param objects how many objects of a kind can exist
 */
record Behaviour(
    boolean guestCompletes,
    boolean xenOwns,
    Release release,
    boolean multipleActions,
    boolean waits,
    boolean endsInFlight,
    Ordering ordered,
    int objects) {
  private static final String GUEST = "guest";
  private static final String MULTIPLE = "multiple";
  private static final String END = "end";

  private static final OptionSpec COMPLETION =
      OptionSpec.oneOf(
          "completion",
          "who completes the physical source: the guest's completion, or the host in do_IRQ",
          GUEST,
          "host");
  private static final OptionSpec OWNER =
      OptionSpec.oneOf(
          "owner",
          "who has the irq at first: the guest (route_irq_to_guest) or Xen itself (setup_irq)",
          GUEST,
          "xen");
  private static final OptionSpec RELEASE =
      OptionSpec.oneOf(
          "release",
          "what release_guest_irq does before it drops desc->lock: look up info (posted), also"
              + " clear IRQ_GUEST and action->dev_id, or also shut down and unlink the action",
          Release.UNLINK.word,
          Release.LOOK_UP.word,
          Release.CLEAR_GUEST.word);
  private static final OptionSpec ACTIONS =
      OptionSpec.oneOf(
          "actions",
          "irqactions of one irq: multiple is CONFIG_IRQ_HAS_MULTIPLE_ACTION, where release_irq"
              + " looks for dev_id",
          MULTIPLE,
          "single");
  private static final OptionSpec WAIT =
      OptionSpec.flag("wait-inprogress", "release_irq waits for IRQ_INPROGRESS to clear", true);
  private static final OptionSpec IN_FLIGHT =
      OptionSpec.oneOf(
          "in-flight",
          "release of an irq that its guest has not completed: end it, as Arm's"
              + " gic_remove_irq_from_guest, or wait for the guest",
          END,
          "wait");
  private static final OptionSpec ORDER =
      OptionSpec.oneOf(
          "inprogress-clear",
          "memory order of do_IRQ clearing IRQ_INPROGRESS: sequentially consistent, a release"
              + " store, or a plain store that earlier accesses may pass",
          Ordering.SEQUENTIAL.word,
          Ordering.RELEASE.word,
          Ordering.PLAIN.word);

  private static final OptionSpec OBJECTS =
      OptionSpec.number(
          "objects",
          "irqactions and irq_guests that can exist at once: one, and one for each caller",
          3);

  static final List<OptionSpec> OPTIONS =
      List.of(COMPLETION, OWNER, RELEASE, ACTIONS, WAIT, IN_FLIGHT, ORDER, OBJECTS);

  static Behaviour of(Options options) {
    return new Behaviour(
        options.is(COMPLETION.name(), GUEST),
        !options.is(OWNER.name(), GUEST),
        Release.of(options.get(RELEASE.name())),
        options.is(ACTIONS.name(), MULTIPLE),
        options.on(WAIT.name()),
        options.is(IN_FLIGHT.name(), END),
        Ordering.of(options.get(ORDER.name())),
        Math.max(1, options.number(OBJECTS.name())));
  }

  /** What {@code release_guest_irq} does in the critical section that finds the info. */
  enum Release {
    /** As posted: looks the info up and checks the domain. */
    LOOK_UP("look-up"),
    /** As proposed in review: also clears the guest flag and the pointer. */
    CLEAR_GUEST("clear-guest"),
    /** Also shuts down and unlinks the action, as {@code release_irq} does under the same lock. */
    UNLINK("unlink");

    private final String word;

    Release(String word) {
      this.word = word;
    }

    private static Release of(String word) {
      for (Release release : values()) {
        if (release.word.equals(word)) {
          return release;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }

  /** How {@code do_IRQ}'s clearing of {@code IRQ_INPROGRESS} is ordered. */
  enum Ordering {
    /** Every access is seen by all at once. */
    SEQUENTIAL("sequential"),
    /** What came before is visible before the flag is clear. */
    RELEASE("release"),
    /** What came before may become visible later, but not after the unlock. */
    PLAIN("plain");

    private final String word;

    Ordering(String word) {
      this.word = word;
    }

    private static Ordering of(String word) {
      for (Ordering ordering : values()) {
        if (ordering.word.equals(word)) {
          return ordering;
        }
      }
      throw new IllegalArgumentException(word);
    }
  }
}
