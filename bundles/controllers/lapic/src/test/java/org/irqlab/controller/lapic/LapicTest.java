package org.irqlab.controller.lapic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.part.UnplannedValue;
import org.irqlab.api.state.State;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;

class LapicTest {
  private static final Register TPR = Register.mmio32(0x80);
  private static final Register PPR = Register.mmio32(0xa0);
  private static final Register EOI = Register.mmio32(0xb0);
  private static final Register LDR = Register.mmio32(0xd0);
  private static final Register DFR = Register.mmio32(0xe0);
  private static final Register SVR = Register.mmio32(0xf0);
  private static final Register ICR = Register.mmio32(0x300);
  private static final Register ICR2 = Register.mmio32(0x310);
  private static final long MESSAGES = 0xfee0_0000L;
  private static final int LEVEL = 1 << 15;

  private final PlainState s = new PlainState();
  private final List<String> ended = new ArrayList<>();

  @Test
  void shouldTakeTheHighestVectorAndEndTheHighestInService() {
    ControllerModel lapic = whole(1);
    lapic.message(s, MESSAGES, 0x41);
    assertEquals(OptionalInt.of(0x41), lapic.acknowledge(s, 0));
    lapic.message(s, MESSAGES, 0x52);
    assertEquals(OptionalInt.of(0x52), lapic.acknowledge(s, 0));
    assertEquals(0x50, lapic.read(s, 0, PPR));

    lapic.write(s, 0, EOI, 0);

    assertEquals(0x40, lapic.read(s, 0, PPR));
  }

  @Test
  void shouldMergeMessagesThatWait() {
    ControllerModel lapic = whole(1);
    lapic.message(s, MESSAGES, 0x41);
    lapic.message(s, MESSAGES, 0x41);
    lapic.acknowledge(s, 0);
    lapic.write(s, 0, EOI, 0);

    assertFalse(lapic.interrupts(s, 0));
  }

  @Test
  void shouldTellTheEndOfLevelsOnly() {
    ControllerModel lapic = whole(1);
    for (int data : List.of(0x41, 0x41 | LEVEL)) {
      lapic.message(s, MESSAGES, data);
      lapic.acknowledge(s, 0);
      lapic.write(s, 0, EOI, 0);
    }

    assertEquals(List.of("cpu 0 vector 65"), ended);
  }

  @Test
  void shouldTellNobodyWhenBroadcastsAreSuppressed() {
    ControllerModel lapic = whole(1);
    lapic.write(s, 0, SVR, 0x11ff);
    lapic.message(s, MESSAGES, 0x41 | LEVEL);
    lapic.acknowledge(s, 0);

    lapic.write(s, 0, EOI, 0);

    assertEquals(List.of(), ended);
  }

  @Test
  void shouldGiveTheSpuriousVectorWhenNothingIsRequestedAnyMore() {
    ControllerModel lapic = whole(1);
    lapic.message(s, MESSAGES, 0x41);
    assertTrue(lapic.interrupts(s, 0));
    lapic.write(s, 0, TPR, 0xf0);

    assertEquals(OptionalInt.of(0xff), lapic.acknowledge(s, 0));
    lapic.write(s, 0, TPR, 0);

    assertEquals(OptionalInt.of(0x41), lapic.acknowledge(s, 0));
  }

  /** SDM volume 3, Determining IPI Destination, cluster model: no recording has one. */
  @Test
  void shouldReachApicsOfOneCluster() {
    ControllerModel lapic = whole(2);
    for (int cpu = 0; cpu < 2; cpu++) {
      lapic.write(s, cpu, DFR, 0);
      lapic.write(s, cpu, LDR, 0x1000_0000L * (1 + cpu) | 0x100_0000);
    }

    lapic.message(s, MESSAGES | 0x21 << 12 | 1 << 2, 0x41);

    assertFalse(lapic.interrupts(s, 0));
    assertTrue(lapic.interrupts(s, 1));
  }

  @Test
  void shouldSendInterruptCommands() {
    ControllerModel lapic = whole(2);
    lapic.write(s, 0, ICR2, 0x100_0000);

    lapic.write(s, 0, ICR, 0x41);

    assertEquals(OptionalInt.of(0x41), lapic.acknowledge(s, 1));
    assertFalse(lapic.interrupts(s, 0));
  }

  @Test
  void shouldNameTheSourceThatAnEoiWouldEnd() {
    ControllerModel lapic = whole(1);
    assertEquals(OptionalInt.empty(), lapic.completes(s, 0, EOI, 0));
    lapic.message(s, MESSAGES, 0x41 | LEVEL);
    lapic.acknowledge(s, 0);

    assertTrue(lapic.canComplete(EOI));
    assertFalse(lapic.canComplete(TPR));
    assertEquals(OptionalInt.of(0x41 - 0x30), lapic.completes(s, 0, EOI, 0));
    assertEquals(OptionalInt.empty(), lapic.completes(s, 0, TPR, 0));
  }

  @Test
  void shouldGiveEachReportedSourceAVector() {
    TreeMap<Integer, Trigger> sources = new TreeMap<>(Map.of(4, Trigger.EDGE, 9, Trigger.LEVEL));

    assertEquals(Map.of(0x30, Trigger.EDGE, 0x31, Trigger.LEVEL), new Lapic().inputs(sources));
    for (int source = 0; source < 256; source++) {
      sources.put(source, Trigger.EDGE);
    }
    assertThrows(LinkException.class, () -> new Lapic().inputs(sources));
  }

  @Test
  void shouldHoldOnlyPlannedVectorsOnAPath() {
    TreeMap<Integer, Trigger> vectors = new TreeMap<>(Map.of(0x30, Trigger.LEVEL));
    ControllerModel lapic =
        new Lapic()
            .link(
                new PlainLink("lapic"),
                new ControllerPlan(vectors, 2),
                Options.of(List.of(), Map.of()));
    lapic.write(s, 1, SVR, 0x1ff);

    lapic.message(s, MESSAGES | 1 << 12, 0x30);

    assertEquals(OptionalInt.of(0x30), lapic.acknowledge(s, 1));
    UnplannedValue odd =
        assertThrows(UnplannedValue.class, () -> lapic.message(s, MESSAGES | 1 << 12, 0x31));
    assertEquals("cpu[1].irr is not planned to be 0x31", odd.getMessage());
  }

  /** Everything there is, enabled. */
  private ControllerModel whole(int cpus) {
    PlainLink link = new PlainLink("lapic");
    ControllerModel lapic = new LocalApics(link.layout(), "lapic", Shape.all(cpus));
    for (int cpu = 0; cpu < cpus; cpu++) {
      lapic.write(s, cpu, SVR, 0x1ff);
    }
    lapic.feed(
        new ControllerModel.Feeder() {
          @Override
          public void completed(State state, int cpu, int vector) {
            ended.add("cpu " + cpu + " vector " + vector);
          }

          @Override
          public OptionalInt source(State state, int vector) {
            return OptionalInt.of(vector - 0x30);
          }
        });
    return lapic;
  }
}
