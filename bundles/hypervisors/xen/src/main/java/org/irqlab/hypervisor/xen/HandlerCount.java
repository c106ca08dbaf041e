package org.irqlab.hypervisor.xen;

import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.step;

import java.util.Optional;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Block;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Verdict;

/**
 * What a driver of Xen's own keeps in memory behind {@code dev_id}: its handler counts, and who has
 * released the irq reads the count. No lock guards it, for {@code release_irq} promises that the
 * handler has run to its end. No particular driver is meant: it is that promise, made visible.
 */
final class HandlerCount {
  private final Optional<Count> count;

  /**
   * The count of one driver.
   *
   * @param link where it goes
   * @param order how memory is ordered, and whether there is a count at all
   */
  HandlerCount(Link link, MemoryOrder order) {
    count = order.counts() ? Optional.of(Count.of(link, order)) : Optional.empty();
  }

  /** Whether there is a count. */
  boolean isKept() {
    return count.isPresent();
  }

  /** The handler's part. */
  Block counted() {
    return count.<Block>map(Count::counted).orElse(nothing());
  }

  /** What the driver does after {@code release_irq}. */
  Block read() {
    return count.<Block>map(Count::read).orElse(nothing());
  }

  /**
   * A count, of which the lowest bit will do.
   *
   * @param seen what is in memory
   * @param real how often the handler has counted
   */
  private record Count(Field seen, Field real) {
    static Count of(Link link, MemoryOrder order) {
      Field count = link.layout().flag("dev->count", Protection.SHARED);
      return new Count(
          order.relaxed() ? link.layout().relaxed(count) : count,
          link.layout().flag("counted", Protection.GHOST));
    }

    Block counted() {
      return step(
          "dev->count++",
          s -> {
            s.set(seen, !s.is(seen));
            s.set(real, !s.is(real));
          });
    }

    Block read() {
      return step(
          "read dev->count",
          s -> {
            if (s.is(seen) != s.is(real)) {
              s.condemn(
                  Verdict.LOST,
                  "release_irq has returned, and what the handler stored is not seen");
            }
          });
    }
  }
}
