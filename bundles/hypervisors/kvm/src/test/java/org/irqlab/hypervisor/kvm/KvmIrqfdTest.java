package org.irqlab.hypervisor.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.NamedHost;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class KvmIrqfdTest {
  private static final Cpu FIRST = Cpu.real(0);
  private static final Cpu VCPU = Cpu.virtual(0, Cpu.real(1));
  private static final String WORKER = "kworker kvm/irqfd10";
  private static final String RAISE = "kvm_set_irq(3, 1)";
  private static final String LOWER = "kvm_set_irq(3, 0)";
  private static final String SIGNAL = "eventfd_signal(resamplefd)";
  private static final String UNMASK = "unmask by EVENTFD on cpu1";

  private final KvmIrqfd part = new KvmIrqfd();
  private final PlainLink link = new PlainLink("kvm");
  private final NamedHost host = new NamedHost(List.of(FIRST));
  private final NamedHost.Vm vm = new NamedHost.Vm(List.of(VCPU));
  private final FrontEnd.Route route = new FrontEnd.Route(10, FIRST, vm, 3, Optional.of(host));
  private final PlainState state = new PlainState();
  private FrontEnd.Model model;

  @Test
  void shouldLeaveTheInjectionToAWorker() {
    link(Map.of());

    Walk signal = signal();

    assertEquals(List.of("eventfd_signal", "schedule_work(irqfd->inject)"), signal.story());
    assertEquals(Level.THREAD, link.context(WORKER).level());
    assertEquals(Optional.of(FIRST), link.context(WORKER).cpu());
    assertEquals(List.of(RAISE), work().story());
    assertEquals(List.of("waits"), work().log(), "queued once");
  }

  @Test
  void shouldRunOnceWhenItIsQueuedTwice() {
    link(Map.of());
    signal();
    signal();

    work();

    assertEquals(List.of("waits"), work().log());
  }

  @Test
  void shouldInjectInTheSignallersContext() {
    link(Map.of("inject", "atomic"));

    Walk signal = signal();

    assertEquals(List.of("eventfd_signal", RAISE), signal.story());
    assertEquals("lock kvm/irqfd10/trigger->wqh.lock", signal.log().get(0));
    assertTrue(link.contexts().isEmpty());
  }

  @Test
  void shouldPulseWithoutAResampler() {
    link(Map.of("resample", "false"));
    signal();

    assertEquals(List.of(RAISE, LOWER), work().story());
    assertEquals(List.of("3 high", "3 low"), state.notes());
  }

  @Test
  void shouldLowerThePinAndThenSignalWhenTheGuestCompletes() {
    link(Map.of());

    Walk eoi = write(NamedHost.END, 3);

    assertEquals(List.of(LOWER, SIGNAL, UNMASK, "writel"), eoi.story());
    assertEquals(1, count(eoi, Mark.TRAP));
    assertEquals(1, count(eoi, Mark.NOTIFIER));
    assertEquals(1, count(eoi, Mark.EVENTFD_SIGNAL));
  }

  @Test
  void shouldNotHoldTheChipWhileItNotifies() {
    link(Map.of());

    List<String> locks =
        write(NamedHost.END, 3).log().stream().filter(entry -> entry.contains("lock ")).toList();

    assertEquals(
        List.of(
            "lock kvm/vm/irqchip->lock",
            "unlock kvm/vm/irqchip->lock",
            "lock kvm/vm/irqchip->lock",
            "unlock kvm/vm/irqchip->lock",
            "lock kvm/irqfd10/resamplefd->wqh.lock",
            "unlock kvm/irqfd10/resamplefd->wqh.lock",
            "lock kvm/vm/irqchip->lock",
            "unlock kvm/vm/irqchip->lock"),
        locks);
  }

  @Test
  void shouldSignalFirstIfAsked() {
    link(Map.of("order", "signal-then-lower"));

    assertEquals(List.of(SIGNAL, UNMASK, LOWER, "writel"), write(NamedHost.END, 3).story());
  }

  @Test
  void shouldLetTheControllerSeeTheEoiFirstIfAsked() {
    link(Map.of("notify", "after-eoi"));

    assertEquals(List.of("writel", LOWER, SIGNAL, UNMASK), write(NamedHost.END, 3).story());
    assertEquals(List.of("writel"), write(NamedHost.END, 4).story());
  }

  @Test
  void shouldNotifyNobodyWithoutAResampler() {
    link(Map.of("resample", "false"));

    assertEquals(List.of("writel"), write(NamedHost.END, 3).story());
  }

  @Test
  void shouldOnlyEmulateOtherAccesses() {
    link(Map.of());
    long[] seen = new long[1];

    Walk read =
        walk(model.bus(vm).read("readl", VCPU, NamedHost.END, (s, value) -> seen[0] = value));

    assertEquals(7, seen[0]);
    assertEquals(1, count(read, Mark.TRAP));
    assertEquals(List.of("writel"), write(NamedHost.END, 4).story());
    assertEquals(List.of("writel"), write(Register.mmio32(8), 3).story());
  }

  @Test
  void shouldWireAPinByItsResamplerUnlessToldOtherwise() {
    assertEquals(Trigger.LEVEL, part.injects(options(Map.of())));
    assertEquals(Trigger.EDGE, part.injects(options(Map.of("resample", "false"))));
    assertEquals(Trigger.LEVEL, part.injects(options(Map.of("resample", "false", "pin", "level"))));
    assertEquals(Trigger.EDGE, part.injects(options(Map.of("pin", "edge"))));
  }

  @Test
  void shouldRefuseAHostWithoutABackendAndAChainThatIsNotThere() {
    FrontEnd.Route bare = new FrontEnd.Route(10, FIRST, vm, 3, Optional.empty());
    link(Map.of());

    assertThrows(
        LinkException.class,
        () -> part.link(new PlainLink("other"), plan(bare), options(Map.of())));
    assertThrows(
        LinkException.class,
        () -> walk(model.bus(vm, 1).write("writel", VCPU, NamedHost.END, s -> 3)));
    assertFalse(link.contexts().isEmpty());
  }

  private void link(Map<String, String> given) {
    model = part.link(link, plan(route), options(given));
  }

  private FrontEnd.Plan plan(FrontEnd.Route one) {
    return new FrontEnd.Plan(host, Optional.empty(), List.of(vm), List.of(one));
  }

  private Options options(Map<String, String> given) {
    return Options.of(part.options(), given);
  }

  private Walk signal() {
    return Walk.of(model.signalled(route, FIRST), state);
  }

  private Walk work() {
    return Walk.of(link.context(WORKER).body(), state);
  }

  private Walk write(Register register, long value) {
    return walk(model.bus(vm).write("writel", VCPU, register, s -> value));
  }

  private Walk walk(Block body) {
    return Walk.of(Routine.of("guest", "vm", "test", body), state);
  }

  private static long count(Walk walk, Mark mark) {
    return walk.steps().stream().filter(step -> step.marks().contains(mark)).count();
  }
}
