package org.irqlab.genirq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.IrqCore;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class GenirqTest {
  private static final Cpu VIRTUAL = Cpu.virtual(0, Cpu.real(1));

  @Test
  void shouldTakeAnInterruptOnEachCpu() {
    Lines line = new Lines(new NamedChip("irq_eoi"));

    PlainLink entered = enter(line, new Pins(List.of(Lines.CPU, Cpu.real(1)), Trigger.LEVEL));

    assertEquals(List.of("cpu0", "cpu1"), entered.contexts());
    PlainLink.Context context = entered.context("cpu1");
    assertEquals(Level.HARDIRQ, context.level());
    assertEquals(Optional.of(Cpu.real(1)), context.cpu());
    Walk walk = Walk.of(context.body(), line.state);
    assertEquals(List.of("handler", "irq_eoi"), walk.story());
    assertEquals(1, count(walk, Mark.INTERRUPT_ENTRY));
    assertEquals(1, count(walk, Mark.HOST_INTERRUPT));
    assertEquals(0, count(walk, Mark.GUEST_INTERRUPT));
  }

  @Test
  void shouldCountAGuestsInterruptAsTheGuests() {
    Lines line = new Lines(new NamedChip("irq_eoi"));

    PlainLink entered = enter(line, new Pins(List.of(VIRTUAL), Trigger.LEVEL));

    Walk walk = Walk.of(entered.context("vcpu0").body(), line.state);
    assertEquals(1, count(walk, Mark.GUEST_INTERRUPT));
    assertEquals(0, count(walk, Mark.HOST_INTERRUPT));
  }

  @Test
  void shouldKeepATaskletForEdgesThatTheChipCannotRetrigger() {
    Lines plain = new Lines(new NamedChip("irq_eoi"), Trigger.EDGE, Map.of());
    Lines able = new Lines(new NamedChip("irq_eoi", "irq_retrigger"), Trigger.EDGE, Map.of());

    PlainLink entered = enter(plain, new Pins(List.of(Lines.CPU), Trigger.EDGE));

    assertEquals(List.of("resend irq10 on cpu0", "cpu0"), entered.contexts());
    assertEquals(Level.SOFTIRQ, entered.context("resend irq10 on cpu0").level());
    assertEquals(
        List.of("cpu0"), enter(able, new Pins(List.of(Lines.CPU), Trigger.EDGE)).contexts());
  }

  @Test
  void shouldLeaveARequestedLineEnabled() {
    Lines line = new Lines(new NamedChip());

    assertEquals(0, line.state.get(line.desc.depth()));
    assertTrue(!line.state.is(line.desc.disabled()) && !line.state.is(line.desc.masked()));
    assertEquals("irq10", line.desc.name());
    assertEquals(10, line.desc.source());
  }

  private static PlainLink enter(Lines line, Attachment controller) {
    PlainLink link = new PlainLink("kernel");
    FastEoi flow = new FastEoi();
    IrqCore.Requested requested =
        new IrqCore.Requested(line.desc, flow, Options.of(flow.options(), Map.of()));
    line.core.entry(link, controller, line.desc.chip(), List.of(requested));
    return link;
  }

  private static long count(Walk walk, Mark mark) {
    return walk.steps().stream().filter(step -> step.marks().contains(mark)).count();
  }

  /**
   * A controller whose pins are always asserted.
   *
   * @param cpus the CPUs
   * @param trigger of its only source
   */
  private record Pins(List<Cpu> cpus, Trigger trigger) implements Attachment {
    @Override
    public Bus bus() {
      throw new UnsupportedOperationException("the core does not touch registers");
    }

    @Override
    public SortedMap<Integer, Trigger> sources() {
      return new TreeMap<>(Map.of(10, trigger));
    }

    @Override
    public Guard interrupts(Cpu cpu) {
      return Guard.ALWAYS;
    }

    @Override
    public Optional<Attachment> next() {
      return Optional.empty();
    }
  }
}
