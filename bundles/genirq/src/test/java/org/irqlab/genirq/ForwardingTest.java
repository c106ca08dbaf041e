package org.irqlab.genirq;

import static org.irqlab.api.routine.Code.either;
import static org.irqlab.api.routine.Code.leave;
import static org.irqlab.api.routine.Code.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.irqlab.api.part.ChipModel;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Routine;
import org.irqlab.testing.Walk;
import org.junit.jupiter.api.Test;

class ForwardingTest {
  private static final Cpu CPU = Lines.CPU;

  @Test
  void shouldMarkTheLineAsForwardedUnderItsLock() {
    Lines line = new Lines(new Forwarder());

    Walk given = line.walk(line.desc.irqSetVcpuAffinity(CPU, true).orElseThrow());
    assertEquals("forwarded=true", given.story().get(0));
    assertEquals(3, given.log().size(), "locks, calls the chip, unlocks: " + given.log());
    assertTrue(line.state.is(line.desc.forwarded()));

    line.walk(line.desc.irqSetVcpuAffinity(CPU, false).orElseThrow());
    assertFalse(line.state.is(line.desc.forwarded()));
  }

  @Test
  void shouldLeaveByTheStateThatTheChipTells() {
    Lines line = new Lines(new Forwarder());
    Routine active = line.desc.irqGetIrqchipState(CPU, ChipModel.ChipState.ACTIVE).orElseThrow();
    assertEquals(Optional.of(ChipModel.ChipState.CLEAR), line.walk(active).exit());

    line.walk(line.desc.irqSetVcpuAffinity(CPU, true).orElseThrow());
    assertEquals(Optional.of(ChipModel.ChipState.SET), line.walk(active).exit());
  }

  @Test
  void shouldSetStateWithoutItsOwnBookkeeping() {
    Lines line = new Lines(new Forwarder());
    Routine mask =
        line.desc.irqSetIrqchipState(CPU, ChipModel.ChipState.MASKED, true).orElseThrow();

    assertEquals(List.of("MASKED=true"), line.walk(mask).story());
    assertFalse(line.state.is(line.desc.masked()), "IRQD_IRQ_MASKED is past");
  }

  @Test
  void shouldHaveNothingToAskAChipWithoutCallbacks() {
    IrqDesc desc = new Lines(new NamedChip("irq_mask")).desc;

    assertTrue(desc.irqSetVcpuAffinity(CPU, true).isEmpty());
    assertTrue(desc.irqGetIrqchipState(CPU, ChipModel.ChipState.ACTIVE).isEmpty());
    assertTrue(desc.irqSetIrqchipState(CPU, ChipModel.ChipState.ACTIVE, false).isEmpty());
  }

  /** A chip that can be asked, and says that a line is active while it is forwarded. */
  private record Forwarder() implements ChipModel {
    @Override
    public Routine handle(Cpu cpu, Map<Integer, Routine> domain) {
      throw new UnsupportedOperationException("nothing arrives here");
    }

    @Override
    public String flow(int source) {
      return "fasteoi";
    }

    @Override
    public Optional<Routine> irqSetVcpuAffinity(IrqDesc desc, Cpu cpu, boolean forwarded) {
      var flag = desc.forwarded();
      return Optional.of(
          Routine.of(
              "set", "chip", "test", step("forwarded=" + forwarded, s -> s.set(flag, forwarded))));
    }

    @Override
    public Optional<Routine> irqGetIrqchipState(IrqDesc desc, Cpu cpu, ChipState which) {
      var flag = desc.forwarded();
      return Optional.of(
          Routine.of(
              "get",
              "chip",
              "test",
              either(s -> s.is(flag), leave(ChipState.SET), leave(ChipState.CLEAR))));
    }

    @Override
    public Optional<Routine> irqSetIrqchipState(
        IrqDesc desc, Cpu cpu, ChipState which, boolean value) {
      return Optional.of(
          Routine.of("set", "chip", "test", step(which + "=" + value, Effect.NOTHING)));
    }
  }
}
