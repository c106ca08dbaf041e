package org.irqlab.controller.xive;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Protection;

/**
 * Builds one engine from what no public text decides.
 *
 * @param link where it goes
 * @param shape what is decided
 */
record Construction(Link link, Shape shape) {
  /** An engine that presents its events to CPUs. */
  XiveModel build(SortedMap<Integer, Trigger> inputs, int cpus) {
    return build(inputs, cpus, Optional.empty());
  }

  /** An engine whose events go elsewhere, such as to a bridge's notification port. */
  XiveModel build(SortedMap<Integer, Trigger> inputs, Notified elsewhere) {
    return build(inputs, 0, Optional.of(elsewhere));
  }

  private XiveModel build(
      SortedMap<Integer, Trigger> inputs, int cpus, Optional<Notified> elsewhere) {
    Protection registers = Protection.register(link.instance());
    List<Integer> numbers = List.copyOf(inputs.keySet());
    List<Presenter> presenters =
        IntStream.range(0, cpus)
            .mapToObj(cpu -> new Presenter(link.layout(), registers, numbers, cpu))
            .toList();
    Routing routing = new Routing(link.layout(), registers, numbers, presenters);
    TreeMap<Integer, EventStateBuffer> sources = new TreeMap<>();
    inputs.forEach(
        (source, trigger) -> {
          if (source < 0 || source > MemoryMap.LAST) {
            throw new LinkException(
                "xive: source " + source + " does not exist, expected 0 to " + MemoryMap.LAST);
          }
          EventStateBuffer esb =
              new EventStateBuffer(
                  link.layout(), registers, source, trigger, shape, elsewhere.orElse(routing));
          link.boot(esb::reset);
          sources.put(source, esb);
        });
    return new XiveModel(sources, routing, presenters);
  }

  /**
   * What implementations do differently.
   *
   * @param setReset at PQ=00 of an asserted level source
   * @param queuedLevel at the EOI of an asserted level source with Q set
   */
  record Shape(SetReset setReset, QueuedLevel queuedLevel) {}
}
