package org.irqlab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.ControllerPlan;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Options;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The smallest controller: one input, one enable register of a byte, one pin; an access of two
 * bytes sends messages to 0x8, the last with the value. With its quirk the highest bit reads as 1.
 */
final class Gate implements InterruptController {
  static final String QUIRK = "gate-quirk";
  private static final int BYTE = 256;

  @Override
  public ControllerModel link(Link link, ControllerPlan plan, Options options) {
    throw new UnsupportedOperationException("benches only");
  }

  @Override
  public Set<String> quirks() {
    return Set.of(QUIRK);
  }

  @Override
  public Optional<Bench> bench(Link link, Recording recording) {
    if (!recording.controller().equals("gate")) {
      return Optional.empty();
    }
    Field line = link.layout().flag("line", Protection.SHARED);
    Field enable = link.layout().field("enable", BYTE, Protection.SHARED);
    List<Bench.Message> sent = new ArrayList<>();
    Model model = new Model(line, enable, recording.quirks().contains(QUIRK), sent);
    return Optional.of(new GateBench(model, recording.base().get("gate"), sent));
  }

  private record GateBench(ControllerModel model, long base, List<Message> sent) implements Bench {
    @Override
    public Optional<Register> register(Space space, long address, int width) {
      boolean mine = space == Space.MMIO && address == base;
      return mine ? Optional.of(new Register(space, 0, width)) : Optional.empty();
    }

    @Override
    public Optional<Register> register(Space space, String name) {
      boolean mine = name.equals("enable");
      return mine ? Optional.of(new Register(space, 0, 1)) : Optional.empty();
    }

    @Override
    public Optional<Integer> pin(String name) {
      return name.equals("out") ? Optional.of(0) : Optional.empty();
    }

    @Override
    public List<Message> messages() {
      List<Message> taken = List.copyOf(sent);
      sent.clear();
      return taken;
    }
  }

  private record Model(Field line, Field enable, boolean quirk, List<Bench.Message> sent)
      implements ControllerModel {
    @Override
    public void input(State s, int source, boolean asserted) {
      s.set(line, asserted);
    }

    @Override
    public long read(State s, int cpu, Register register) {
      return s.get(enable) | (quirk ? BYTE / 2 : 0);
    }

    @Override
    public void write(State s, int cpu, Register register, long value) {
      s.set(enable, (int) value % BYTE);
      if (register.width() == 2) {
        sent.add(new Bench.Message(0x8, 0));
        sent.add(new Bench.Message(0x8, value));
      }
    }

    @Override
    public boolean interrupts(State s, int cpu) {
      return output(s, 0);
    }

    @Override
    public OptionalInt acknowledge(State s, int cpu) {
      return OptionalInt.of(s.get(enable));
    }

    @Override
    public boolean output(State s, int pin) {
      return s.is(line) && s.is(enable);
    }
  }
}
