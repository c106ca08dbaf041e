package org.irqlab.hypervisor.vmm;

import static org.irqlab.api.routine.Code.nothing;
import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.DeviceBus;
import org.irqlab.api.part.DeviceModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Mark;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.NamedHost;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class VmmUserspaceTest {
  private static final Cpu FIRST = Cpu.real(0);
  private static final Cpu SECOND = Cpu.real(1);
  private static final Cpu VCPU = Cpu.virtual(0, SECOND);
  private static final String UNMASK = "unmask by IOCTL on cpu1";

  private final VmmUserspace part = new VmmUserspace();
  private final PlainLink link = new PlainLink("vmm");
  private final NamedHost host = new NamedHost(List.of(FIRST, SECOND));
  private final NamedHost.Vm vm = new NamedHost.Vm(List.of(VCPU));
  private final FrontEnd.Route route = new FrontEnd.Route(10, FIRST, vm, 3, Optional.of(host));
  private final PlainState state = new PlainState();
  private FrontEnd.Model model;

  @Test
  void shouldRaiseTheGuestsPinWhenTheEventfdIsSignalled() {
    link(Map.of());

    signal();

    assertEquals(List.of("pci_irq_assert 3"), mainLoop().story());
    assertEquals(List.of("3 high"), state.notes());
    assertTrue(state.is(link.field("vmm/intx10/intx.pending")));
  }

  @Test
  void shouldTakeAllSignalsAtOnce() {
    link(Map.of());
    signal();
    signal();
    signal();
    assertEquals(2, state.get(link.field("vmm/intx10/eventfd")), "several are not counted");

    mainLoop();

    assertEquals(0, state.get(link.field("vmm/intx10/eventfd")));
    assertEquals(List.of("waits"), mainLoop().log());
  }

  @Test
  void shouldRunInUserSpaceAndNotOnTheCpuThatIsInterrupted() {
    link(Map.of());

    assertEquals(Level.USER, link.context("vmm").level());
    assertEquals(Optional.of(SECOND), link.context("vmm").cpu());
  }

  @Test
  void shouldTakeTheFirstAccessForTheCompletion() {
    link(Map.of());
    interrupt();

    Walk first = access();

    assertEquals(List.of("serve", "pci_irq_deassert 3", UNMASK), first.story());
    assertEquals(1, count(first, Mark.TRAP));
    assertEquals(List.of("serve"), access().story());
  }

  @Test
  void shouldPerformTheReadBeforeItIsTakenForTheCompletion() {
    link(Map.of());
    interrupt();

    Walk read =
        walk(device().test("read", VCPU, s -> true, step("yes", Effect.NOTHING), nothing()));

    assertEquals(List.of("read", "pci_irq_deassert 3", UNMASK, "yes"), read.story());
    assertEquals("unlock vmm/bql", read.log().get(read.log().size() - 2), "outside of the monitor");
  }

  @Test
  void shouldHoldTheMonitorsLockBothWays() {
    link(Map.of());
    signal();

    List<String> handler = mainLoop().log();
    List<String> access = access().log();

    assertEquals("lock vmm/bql", handler.get(1));
    assertEquals("unlock vmm/bql", handler.get(handler.size() - 1));
    assertEquals("lock vmm/bql", access.get(1));
    assertEquals("unlock vmm/bql", access.get(access.size() - 1));
  }

  @Test
  void shouldNotSeeAnAccessThroughAMapping() {
    link(Map.of("mapped", "always"));
    interrupt();

    assertEquals(List.of("serve"), access().log());
  }

  @Test
  void shouldWithdrawTheMappingAfterItHasRaisedThePin() {
    link(Map.of("mapped", "between-interrupts"));
    assertEquals(List.of("serve"), access().log(), "mapped until the first interrupt");

    signal();
    List<String> handler = mainLoop().story();

    assertEquals(List.of("pci_irq_assert 3", "vfio_mmap_set_enabled(false)"), handler);
    assertEquals(List.of("serve", "pci_irq_deassert 3", UNMASK), access().story());
  }

  @Test
  void shouldWithdrawTheMappingFirstIfAsked() {
    link(Map.of("mapped", "between-interrupts", "withdraw", "before-assert"));
    signal();

    assertEquals("vfio_mmap_set_enabled(false)", mainLoop().story().get(0));
  }

  @Test
  void shouldRestoreTheMappingWhenTheTimerFindsNothingPending() {
    link(Map.of("mapped", "between-interrupts"));
    interrupt();
    assertEquals(List.of("waits"), mainLoop().log(), "still pending: the timer runs again");
    access();

    assertTrue(mainLoop().story().contains("vfio_mmap_set_enabled(true)"));
    assertEquals(List.of("serve"), access().log());
  }

  @Test
  void shouldReadThroughTheMappingWhileItIsThere() {
    link(Map.of("mapped", "between-interrupts"));
    Guard no = s -> false;

    Walk read = walk(device().test("read", VCPU, no, nothing(), step("no", Effect.NOTHING)));

    assertEquals(List.of("read", "no"), read.log());
  }

  @Test
  void shouldTakeTheGuestsEoiForTheCompletionIfAsked() {
    link(Map.of("completion", "eoi"));
    interrupt();

    assertFalse(access().story().contains(UNMASK));
    assertEquals(List.of("writel", "pci_irq_deassert 3", UNMASK), write(NamedHost.END, 3).story());
    assertEquals(List.of("writel"), write(NamedHost.END, 3).story());
  }

  @Test
  void shouldOnlyEmulateOtherAccessesToTheController() {
    link(Map.of("completion", "eoi"));
    interrupt();
    long[] seen = new long[1];

    Walk read =
        walk(model.bus(vm).read("readl", VCPU, NamedHost.END, (s, value) -> seen[0] = value));

    assertEquals(7, seen[0]);
    assertEquals(1, count(read, Mark.TRAP));
    assertEquals(List.of("writel"), write(NamedHost.END, 4).story());
    assertEquals(List.of("writel"), write(Register.mmio32(8), 3).story());
  }

  @Test
  void shouldInjectALevel() {
    assertEquals(Trigger.LEVEL, part.injects(options(Map.of())));
  }

  @Test
  void shouldRefuseAHostWithoutABackend() {
    FrontEnd.Route bare = new FrontEnd.Route(10, FIRST, vm, 3, Optional.empty());

    assertThrows(LinkException.class, () -> part.link(link, plan(bare), options(Map.of())));
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

  private void signal() {
    Walk signal = Walk.of(model.signalled(route, FIRST), state);
    assertEquals(1, count(signal, Mark.EVENTFD_SIGNAL));
  }

  private Walk mainLoop() {
    return Walk.of(link.context("vmm").body(), state);
  }

  private void interrupt() {
    signal();
    mainLoop();
  }

  private DeviceBus device() {
    return model.device(route, new Direct());
  }

  private Walk access() {
    return walk(device().access("serve", VCPU, Effect.NOTHING));
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

  /** The way without a detour. */
  private record Direct() implements DeviceBus {
    @Override
    public DeviceModel device() {
      throw new UnsupportedOperationException("the monitor does not look at the device");
    }

    @Override
    public Block access(String name, Cpu cpu, Effect effect) {
      return step(name, effect);
    }

    @Override
    public Block test(String name, Cpu cpu, Guard condition, Block then, Block otherwise) {
      return Code.test(name, condition, then, otherwise);
    }
  }
}
