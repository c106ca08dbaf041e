package org.irqlab.controller.msi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.State;
import org.irqlab.testing.PlainLink;
import org.irqlab.testing.PlainState;
import org.junit.jupiter.api.Test;

/** Two functions with MSI, of which the second is programmed. */
class PciMsiTest {
  private static final int FUNCTION = 5;
  private static final Register ADDRESS = register(Capability.ADDRESS);
  private static final Register DATA = register(Capability.DATA);
  private static final Register MASK = register(Capability.MASK);
  private static final Register PENDING = register(Capability.PENDING);

  private final Bus next = new Bus();
  private final PlainLink link = new PlainLink("pci-msi");
  private final ControllerModel msi = linked(Trigger.EDGE);
  private final PlainState s = link.booted();

  @Test
  void shouldSendTheMessageThatWasProgrammed() {
    program();
    request(FUNCTION);
    request(FUNCTION);
    assertEquals(List.of("fee02004 41", "fee02004 41"), next.sent);
  }

  @Test
  void shouldRememberOneMessageWhileMasked() {
    program();
    msi.write(s, 0, MASK, 1);
    request(FUNCTION);
    request(FUNCTION);
    assertEquals(List.of(), next.sent);
    assertEquals(1, msi.read(s, 0, PENDING));

    msi.write(s, 0, MASK, 0);

    assertEquals(List.of("fee02004 41"), next.sent);
    assertEquals(0, msi.read(s, 0, PENDING));
    assertEquals(0, msi.read(s, 0, MASK));
  }

  @Test
  void shouldReadWhatWasWritten() {
    program();
    assertEquals(0xfee0_2004, (int) msi.read(s, 0, ADDRESS));
    assertEquals(0x41, msi.read(s, 0, DATA));
    assertEquals(0, msi.read(s, 0, register(Capability.UPPER)));
  }

  @Test
  void shouldKnowWhoReportsWithAVector() {
    program();
    assertEquals(OptionalInt.of(FUNCTION), next.feeder.source(s, 0x41));
    assertEquals(OptionalInt.empty(), next.feeder.source(s, 0x42));
  }

  @Test
  void shouldRefuseALevelAndAnAddressWithoutAFunction() {
    LinkException level = assertThrows(LinkException.class, () -> linked(Trigger.LEVEL));
    assertTrue(level.getMessage().contains("a message is an edge"), level.getMessage());
    LinkException nobody =
        assertThrows(LinkException.class, () -> msi.read(s, 0, Register.mmio32(0x9004)));
    assertTrue(nobody.getMessage().contains("0x9004"), nobody.getMessage());
  }

  private void program() {
    msi.write(s, 0, ADDRESS, 0xfee0_2004L);
    msi.write(s, 0, DATA, 0x41);
  }

  private void request(int function) {
    msi.input(s, function, true);
    msi.input(s, function, false);
  }

  private ControllerModel linked(Trigger trigger) {
    TreeMap<Integer, Trigger> sources = new TreeMap<>(Map.of(4, trigger, FUNCTION, trigger));
    ControllerPlan plan =
        new ControllerPlan(sources, 1, Optional.of(next), new TreeSet<>(List.of(0x40, 0x41)));
    PciMsi part = new PciMsi();
    return part.link(link, plan, Options.of(part.options(), Map.of()));
  }

  private static Register register(int offset) {
    return Register.mmio32(((long) FUNCTION << 12) + offset);
  }

  /** Where messages go. */
  private static final class Bus implements ControllerModel {
    private final List<String> sent = new ArrayList<>();
    private Feeder feeder;

    @Override
    public void message(State state, long address, long data) {
      sent.add(Long.toHexString(address) + " " + Long.toHexString(data));
    }

    @Override
    public void feed(Feeder who) {
      feeder = who;
    }

    @Override
    public void input(State state, int source, boolean asserted) {
      throw new UnsupportedOperationException("reached by messages only");
    }

    @Override
    public long read(State state, int cpu, Register register) {
      throw new UnsupportedOperationException("reached by messages only");
    }

    @Override
    public void write(State state, int cpu, Register register, long value) {
      throw new UnsupportedOperationException("reached by messages only");
    }

    @Override
    public boolean interrupts(State state, int cpu) {
      return false;
    }

    @Override
    public boolean output(State state, int pin) {
      return false;
    }
  }
}
