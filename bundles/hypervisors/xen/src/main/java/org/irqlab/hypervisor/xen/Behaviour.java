package org.irqlab.hypervisor.xen;

import java.util.List;
import java.util.stream.Stream;
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
 * @param freesAction whether {@code release_irq} frees the irqaction
 * @param endsInFlight whether shutting down completes what the guest has not completed
 * @param objects how many objects of a kind can exist
 * @param order how memory is ordered around {@code IRQ_INPROGRESS}
 */
record Behaviour(
    boolean guestCompletes,
    boolean xenOwns,
    Release release,
    boolean multipleActions,
    boolean waits,
    boolean freesAction,
    boolean endsInFlight,
    int objects,
    MemoryOrder order) {
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
              + " clear IRQ_GUEST and action->dev_id, or also shut down and unlink the action; or"
              + " it keeps the lock until all is freed",
          Release.UNLINK.word,
          Release.LOOK_UP.word,
          Release.CLEAR_GUEST.word,
          Release.HOLD_LOCK.word);
  private static final OptionSpec ACTIONS =
      OptionSpec.oneOf(
          "actions",
          "irqactions of one irq: multiple is CONFIG_IRQ_HAS_MULTIPLE_ACTION, where release_irq"
              + " looks for dev_id",
          MULTIPLE,
          "single");
  private static final OptionSpec WAIT =
      OptionSpec.flag("wait-inprogress", "release_irq waits for IRQ_INPROGRESS to clear", true);
  private static final OptionSpec FREES =
      OptionSpec.flag(
          "free-on-release",
          "release_irq of Xen's own irq frees the irqaction, as one of request_irq; off: it is the"
              + " driver's own, of setup_irq",
          true);
  private static final OptionSpec IN_FLIGHT =
      OptionSpec.oneOf(
          "in-flight",
          "release of an irq that its guest has not completed: end it, as Arm's"
              + " gic_remove_irq_from_guest, or wait for the guest",
          END,
          "wait");
  private static final OptionSpec OBJECTS =
      OptionSpec.number(
          "objects",
          "irqactions and irq_guests that can exist at once: one, and one for each caller",
          3);

  static final List<OptionSpec> OPTIONS =
      Stream.concat(
              Stream.of(COMPLETION, OWNER, RELEASE, ACTIONS, WAIT, FREES, IN_FLIGHT, OBJECTS),
              MemoryOrder.OPTIONS.stream())
          .toList();

  static Behaviour of(Options options) {
    return new Behaviour(
        options.is(COMPLETION.name(), GUEST),
        !options.is(OWNER.name(), GUEST),
        Release.of(options.get(RELEASE.name())),
        options.is(ACTIONS.name(), MULTIPLE),
        options.on(WAIT.name()),
        options.on(FREES.name()) || options.is(OWNER.name(), GUEST),
        options.is(IN_FLIGHT.name(), END),
        Math.max(1, options.number(OBJECTS.name())),
        MemoryOrder.of(options));
  }

  /** What {@code release_guest_irq} does in the critical section that finds the info. */
  enum Release {
    /** As posted: looks the info up and checks the domain. */
    LOOK_UP("look-up"),
    /** As proposed in review: also clears the guest flag and the pointer. */
    CLEAR_GUEST("clear-guest"),
    /** Also shuts down and unlinks the action, as {@code release_irq} does under the same lock. */
    UNLINK("unlink"),
    /** Never drops the lock: waits and frees under it. */
    HOLD_LOCK("hold-lock");

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
}
