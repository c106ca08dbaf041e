package org.irqlab.hypervisor.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;
import org.irqlab.api.verdict.Verdict;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class XenTest {
  private static final Cpu CPU = Cpu.real(0);
  private static final Cpu VCPU = Cpu.virtual(0, Cpu.real(1));

  private final Xen part = new Xen();
  private final Latches virtual = new Latches();
  private final PlainLink link = new PlainLink("xen");
  private final FrontEnd.Guest guest = new DomU(virtual);
  private Bus bus;
  private PlainState state;

  @Test
  void shouldEndAHostTypeBeforeItInjects() {
    Walk taken = link("host").interrupt();

    assertEquals(
        List.of(
            "host ack irq10 on cpu0",
            "host end irq10 on cpu0",
            "inject virtual interrupt 3",
            "host ack irq11 on cpu0",
            "host end irq11 on cpu0",
            "inject virtual interrupt 4"),
        taken.story());
    assertEquals(List.of("raise 3", "lower 3", "raise 4", "lower 4"), virtual.log());
  }

  @Test
  void shouldNotEndAGuestTypeBeforeTheGuestHasCompleted() {
    Walk taken = link("guest").interrupt();

    assertEquals("guest ack irq10 on cpu0", taken.story().get(0));
    assertFalse(taken.story().stream().anyMatch(step -> step.startsWith("guest end")));
    assertTrue(state.is(link.field("xen/irq10/IRQ_INPROGRESS")));
  }

  @Test
  void shouldEndAGuestTypeWhenTheGuestCompletes() {
    link("guest").interrupt();

    Walk write = guestWrites(Latches.END, 3);

    assertEquals(List.of("writel", "guest end irq10 on cpu1"), write.story());
    assertFalse(state.is(link.field("xen/irq10/IRQ_INPROGRESS")));
    assertTrue(state.is(link.field("xen/irq11/IRQ_INPROGRESS")), "the other source goes on");
  }

  @Test
  void shouldEndTheSourceThatTheGuestNames() {
    link("guest").interrupt();

    assertEquals(List.of("writel", "guest end irq11 on cpu1"), guestWrites(Latches.END, 4).story());
    assertEquals("write 4 4", virtual.log().get(virtual.log().size() - 1));
  }

  @Test
  void shouldEndNothingThatIsNotInProgress() {
    link("guest");

    assertEquals(List.of("writel"), guestWrites(Latches.END, 3).story());
  }

  @Test
  void shouldEndNothingWhenTheHostHasEndedIt() {
    link("host").interrupt();

    assertEquals(List.of("writel"), guestWrites(Latches.END, 3).story());
    assertFalse(state.is(link.field("xen/irq10/IRQ_INPROGRESS")));
  }

  @Test
  void shouldOnlyEmulateOtherWrites() {
    link("guest").interrupt();

    assertEquals(List.of("writel"), guestWrites(Latches.OTHER, 3).story());
    assertTrue(state.is(link.field("xen/irq10/IRQ_INPROGRESS")));
  }

  @Test
  void shouldDropTheEmulationLockBeforeItTakesTheDescriptors() {
    link("guest").interrupt();

    assertEquals(
        List.of(
            "lock xen/domU/vintc->lock",
            "unlock xen/domU/vintc->lock",
            "lock xen/irq10/desc->lock",
            "unlock xen/irq10/desc->lock"),
        guestWrites(Latches.END, 3).log().stream().filter(e -> e.contains("lock ")).toList());
  }

  @Test
  void shouldTrapEachAccessOfTheGuest() {
    link("guest");
    long[] seen = new long[1];

    Walk read = walk(bus.read("readl", VCPU, Latches.OTHER, (s, value) -> seen[0] = value));

    assertEquals(7, seen[0]);
    assertEquals(1, count(read, Mark.TRAP));
    assertEquals(1, count(guestWrites(Latches.OTHER, 1), Mark.TRAP));
  }

  @Test
  void shouldCountOneHostInterruptForEachSource() {
    Walk taken = link("guest").interrupt();

    assertEquals(1, count(taken, Mark.INTERRUPT_ENTRY));
    assertEquals(2, count(taken, Mark.HOST_INTERRUPT));
  }

  @Test
  void shouldCondemnAGuestsActionThatIsRunAsOneOfItsOwn() {
    link("guest");
    state.set(link.field("xen/irq10/IRQ_GUEST"), false);

    interrupt();

    assertEquals(List.of(Verdict.USE_AFTER_RELEASE), state.condemned());
  }

  @Test
  void shouldEndADisabledInterruptThatIsNoGuests() {
    link("host");
    state.set(link.field("xen/irq10/IRQ_GUEST"), false);
    state.set(link.field("xen/irq10/IRQ_DISABLED"), true);

    List<String> story = interrupt().story();

    assertEquals(List.of("host ack irq10 on cpu0", "host end irq10 on cpu0"), story.subList(0, 2));
    assertTrue(state.condemned().isEmpty());
  }

  @Test
  void shouldInjectByPulses() {
    assertEquals(Trigger.EDGE, part.injects(Options.of(part.options(), Map.of())));
  }

  private XenTest link(String completion) {
    FrontEnd.Plan plan =
        new FrontEnd.Plan(
            new Pins(),
            Optional.of(new NamedDriver()),
            List.of(guest),
            List.of(route(10, 3), route(11, 4)));
    Options options = Options.of(part.options(), Map.of("completion", completion));
    bus = part.link(link, plan, options).bus(guest);
    state = link.booted();
    assertEquals(Level.HARDIRQ, link.context("cpu0").level());
    return this;
  }

  private FrontEnd.Route route(int source, int virtualSource) {
    return new FrontEnd.Route(source, CPU, guest, virtualSource, Optional.empty());
  }

  private Walk interrupt() {
    return Walk.of(link.context("cpu0").body(), state);
  }

  private Walk guestWrites(Register register, long value) {
    return walk(bus.write("writel", VCPU, register, (State s) -> value));
  }

  private Walk walk(Block access) {
    return Walk.of(Routine.of("guest", "domU", "test", access), state);
  }

  private static long count(Walk walk, Mark mark) {
    return walk.steps().stream().filter(step -> step.marks().contains(mark)).count();
  }

  /** A controller whose pin is always asserted. */
  private record Pins() implements Attachment {
    @Override
    public Bus bus() {
      throw new UnsupportedOperationException("the front end does not touch registers");
    }

    @Override
    public List<Cpu> cpus() {
      return List.of(CPU);
    }

    @Override
    public SortedMap<Integer, Trigger> sources() {
      return new TreeMap<>(Map.of(10, Trigger.LEVEL, 11, Trigger.LEVEL));
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

  /** A guest with one virtual CPU. */
  private record DomU(ControllerModel controller) implements FrontEnd.Guest {
    @Override
    public String name() {
      return "domU";
    }

    @Override
    public List<Cpu> cpus() {
      return List.of(VCPU);
    }

    @Override
    public SortedMap<Integer, Trigger> sources() {
      return new TreeMap<>(Map.of(3, Trigger.EDGE, 4, Trigger.EDGE));
    }
  }
}
