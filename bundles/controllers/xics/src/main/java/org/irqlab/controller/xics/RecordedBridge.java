package org.irqlab.controller.xics;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * The PSI host bridge of QEMU's {@code powernv8} machine, with the presenter of its one CPU
 * (hw/ppc/pnv_psi.c: pnv_psi_set_xivr, pnv_psi_power8_set_irq; hw/intc/xics_pnv.c): six level
 * inputs, each with a register (XIVR) of its source, server and priority.
 */
final class RecordedBridge implements Bench {
  private static final List<Long> XIVR = List.of(0x30L, 0x60L, 0x68L, 0x70L, 0x78L, 0x80L);
  private static final long BRIDGE_SIZE = 0x100;
  private static final long PAGE = 0x1000;
  private static final int PIR = 8;
  private static final String PIN = "cpu0.extirq";
  private static final int SERVER_SHIFT = 40;
  private static final int LINK_BITS = 2;
  private static final int PRIORITY_SHIFT = 32;
  private static final int SOURCE_SHIFT = 29;
  private static final int SOURCES = 8;
  private static final int PENDING_SHIFT = 24;
  private static final int BYTE = 0xff;
  private static final int HALF = 0xffff;

  private final long bridge;
  private final long page;
  private final XicsModel xics;
  private final List<Input> inputs;

  RecordedBridge(Link link, Recording recording) {
    bridge = base(recording, "psihb");
    page = base(recording, "icp") + PAGE * PIR;
    TreeMap<Integer, Trigger> sources = new TreeMap<>();
    XIVR.forEach(x -> sources.put(sources.size(), Trigger.LEVEL));
    xics = XicsModel.link(link, sources, 1, Xics.BASE);
    Protection registers = Protection.register(link.instance());
    inputs =
        IntStream.range(0, XIVR.size())
            .mapToObj(i -> Input.of(link, registers, "xivr[" + i + "]"))
            .toList();
  }

  private static long base(Recording recording, String block) {
    return Optional.ofNullable(recording.base().get(block))
        .orElseThrow(() -> new LinkException("recording of a xics: base '" + block + "' expected"));
  }

  @Override
  public ControllerModel model() {
    return new Bridge();
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    long inPage = address - page;
    long inBridge = address - bridge;
    if (space == Space.MMIO && inPage >= 0 && inPage < PAGE) {
      return Optional.of(new Register(space, inPage, width));
    }
    boolean mine = space == Space.MMIO && inBridge >= 0 && inBridge < BRIDGE_SIZE;
    return mine ? Optional.of(new Register(space, address, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    boolean there = device.isEmpty() && line >= 0 && line < XIVR.size();
    return there ? Optional.of(line) : Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    return name.equals(PIN) ? Optional.of(0) : Optional.empty();
  }

  /** One input's XIVR. */
  private record Input(Field server, Field priority, Field source, Field pending) {
    static Input of(Link link, Protection registers, String name) {
      return new Input(
          link.layout().field(name + ".server", HALF + 1, registers),
          link.layout().field(name + ".priority", BYTE + 1, registers),
          link.layout().field(name + ".source", SOURCES, registers),
          link.layout().flag(name + ".pending", registers));
    }

    long read(State s) {
      return (long) s.get(server) << SERVER_SHIFT
          | (long) s.get(priority) << PRIORITY_SHIFT
          | (long) s.get(source) << SOURCE_SHIFT
          | (long) s.get(pending) << PENDING_SHIFT;
    }

    void write(State s, long value) {
      s.set(server, (int) (value >>> SERVER_SHIFT) & HALF);
      s.set(priority, (int) (value >>> PRIORITY_SHIFT) & BYTE);
      s.set(source, (int) (value >>> SOURCE_SHIFT) & SOURCES - 1);
      s.set(pending, false);
    }
  }

  /** The bridge's registers above those of the presenter. */
  private final class Bridge implements ControllerModel {
    @Override
    public void input(State s, int line, boolean asserted) {
      Input input = inputs.get(line);
      s.set(input.pending(), asserted && s.get(input.priority()) != Source.MASKED);
      xics.input(s, s.get(input.source()), asserted);
    }

    @Override
    public long read(State s, int cpu, Register register) {
      if (register.offset() < PAGE) {
        return xics.read(s, 0, register);
      }
      int at = XIVR.indexOf(register.offset() - bridge);
      return at < 0 ? 0 : inputs.get(at).read(s);
    }

    @Override
    public void write(State s, int cpu, Register register, long value) {
      int at = XIVR.indexOf(register.offset() - bridge);
      if (register.offset() < PAGE) {
        xics.write(s, 0, register, value);
      } else if (at >= 0) {
        Input input = inputs.get(at);
        input.write(s, value);
        int server = s.get(input.server()) >>> LINK_BITS;
        xics.assign(s, s.get(input.source()), server == PIR ? 0 : 1, s.get(input.priority()));
      }
    }

    @Override
    public boolean interrupts(State s, int cpu) {
      return xics.interrupts(s, 0);
    }

    @Override
    public boolean output(State s, int pin) {
      return xics.interrupts(s, pin);
    }
  }
}
