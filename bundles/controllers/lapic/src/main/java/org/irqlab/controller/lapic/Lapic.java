package org.irqlab.controller.lapic;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Trigger;
import org.osgi.service.component.annotations.Component;

/**
 * The local APICs of an x86 machine in xAPIC mode (Intel SDM volume 3), as hardware of a host or as
 * the virtual ones of a guest. Its inputs are vectors.
 */
@Component
@Named(name = Lapic.NAME, arch = "x86", compatible = "intel,ce4100-lapic")
public final class Lapic implements InterruptController {
  static final String NAME = "lapic";

  /** 0x30: where Linux puts the vectors of the first interrupts (ISA_IRQ_VECTOR). */
  private static final int FIRST = 0x30;

  private static final int SPURIOUS = 0xff;

  /**
   * A vector for each source that is reported, of those that software can choose (SDM volume 3,
   * "Valid Interrupt Vectors").
   */
  @Override
  public SortedMap<Integer, Trigger> inputs(SortedMap<Integer, Trigger> reported) {
    TreeMap<Integer, Trigger> vectors = new TreeMap<>();
    reported.forEach((source, trigger) -> vectors.put(FIRST + vectors.size(), trigger));
    if (!vectors.isEmpty() && vectors.lastKey() >= SPURIOUS) {
      throw new LinkException(
          "a local APIC has vectors for " + (SPURIOUS - FIRST) + " sources: " + reported.size());
    }
    return vectors;
  }

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    TreeSet<Integer> vectors = new TreeSet<>(plan.sources().keySet());
    return new LocalApics(link.layout(), link.instance(), new Shape(vectors, plan.cpus(), false));
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    return recording.base().containsKey(NAME)
        ? Optional.of(new RecordedMachine(link, recording.base().get(NAME)))
        : Optional.empty();
  }
}
