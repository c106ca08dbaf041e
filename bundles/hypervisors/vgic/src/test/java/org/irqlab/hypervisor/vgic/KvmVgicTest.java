package org.irqlab.hypervisor.vgic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class KvmVgicTest {
  private static final Cpu CPU = Cpu.real(0);
  private final KvmVgic part = new KvmVgic();
  private final PlainLink link = new PlainLink("kvm");

  @Test
  void shouldInjectLevels() {
    assertEquals(Trigger.LEVEL, part.injects(options()));
  }

  @Test
  void shouldRefuseAGuestWithSeveralVirtualCpus() {
    Vm two = new Vm(List.of(Cpu.virtual(0, CPU), Cpu.virtual(1, CPU)));
    FrontEnd.Plan plan = new FrontEnd.Plan(null, Optional.empty(), List.of(two), List.of());

    LinkException refused =
        assertThrows(LinkException.class, () -> part.link(link, plan, options()));

    assertEquals("kvm-vgic: vm: expected one vCPU", refused.getMessage());
  }

  @Test
  void shouldLetSomebodyCallOnce() {
    BypassCaller caller = new BypassCaller();
    PlainState state = new PlainState();
    link.offer(
        "irq_bypass_register_producer",
        cpu ->
            Routine.of(
                "register", "test", "test", Code.step("registered on " + cpu.name(), s -> {})));

    caller.link(link, Options.of(caller.options(), Map.of("calls", "register-producer")));

    PlainLink.Context context = link.context("kvm");
    assertEquals(Level.THREAD, context.level());
    assertEquals(
        List.of("begins to register-producer", "registered on cpu0"),
        Walk.of(context.body(), state).story());
    assertEquals(List.of("waits"), Walk.of(context.body(), state).log());
  }

  private Options options() {
    return Options.of(part.options(), Map.of());
  }

  /** A guest that is never asked for a controller. */
  private record Vm(List<Cpu> cpus) implements FrontEnd.Guest {
    @Override
    public String name() {
      return "vm";
    }

    @Override
    public SortedMap<Integer, Trigger> sources() {
      return new TreeMap<>();
    }

    @Override
    public ControllerModel controller() {
      throw new UnsupportedOperationException("its list registers are the host's");
    }
  }
}
