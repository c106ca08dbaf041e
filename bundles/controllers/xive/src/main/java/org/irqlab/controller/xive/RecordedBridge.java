package org.irqlab.controller.xive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.irqlab.controller.xive.Construction.Shape;

/**
 * The PSI host bridge of QEMU's {@code powernv9} machine (hw/ppc/pnv_psi.c: pnv_psi_p9_mmio_write,
 * pnv_psi_notify): 14 level sources of an engine whose events are stored to a notification port,
 * once that port and the pages are enabled. A recording points the port at memory, so each event is
 * a message: the source's number in the lower half of the double word.
 */
final class RecordedBridge implements Bench {
  /** What QEMU 7.2 does where no text decides. */
  static final Shape QEMU = new Shape(SetReset.SILENT, QueuedLevel.SILENT);

  private static final int SOURCES = 14;
  private static final long PAGES = 0x60;
  private static final long PORT = 0x68;
  private static final long BRIDGE_SIZE = 0x100;
  private static final int LOW_WORD = 4;

  private final long bridge;
  private final long pages;
  private final long memory;
  private final Field pagesEnabled;
  private final Field portEnabled;
  private final XiveModel engine;
  private final List<Message> sent = new ArrayList<>();

  RecordedBridge(Link link, Recording recording, Shape shape) {
    bridge = base(recording, "psihb");
    pages = base(recording, "psihb_esb");
    memory = base(recording, "notify_ram");
    Protection registers = Protection.register(link.instance());
    pagesEnabled = link.layout().flag("psihb.pages", registers);
    portEnabled = link.layout().flag("psihb.port", registers);
    TreeMap<Integer, Trigger> sources = new TreeMap<>();
    for (int source = 0; source < SOURCES; source++) {
      sources.put(source, Trigger.LEVEL);
    }
    engine = new Construction(link, shape).build(sources, this::store);
  }

  private static long base(Recording recording, String block) {
    return Optional.ofNullable(recording.base().get(block))
        .orElseThrow(
            () -> new LinkException("recording of a xive-esb: base '" + block + "' expected"));
  }

  private void store(State s, int source) {
    if (s.is(portEnabled)) {
      sent.add(new Message(memory + LOW_WORD, source));
    }
  }

  @Override
  public ControllerModel model() {
    return new Bridge();
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    long inPages = address - pages;
    long inBridge = address - bridge;
    if (space == Space.MMIO && inPages >= 0 && inPages < (long) SOURCES * MemoryMap.PAGE) {
      return Optional.of(new Register(space, inPages, width));
    }
    boolean mine = space == Space.MMIO && inBridge >= 0 && inBridge < BRIDGE_SIZE;
    return mine ? Optional.of(new Register(space, address, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    boolean there = device.isEmpty() && line >= 0 && line < SOURCES;
    return there ? Optional.of(line) : Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    return Optional.empty();
  }

  @Override
  public List<Message> messages() {
    List<Message> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** The bridge's own registers, and the engine behind its pages once they are enabled. */
  private final class Bridge implements ControllerModel {
    private final Map<Long, Field> valid =
        Map.of(bridge + PAGES, pagesEnabled, bridge + PORT, portEnabled);

    @Override
    public void input(State s, int source, boolean asserted) {
      engine.input(s, source, asserted);
    }

    @Override
    public long read(State s, int cpu, Register register) {
      return isEngine(s, register) ? engine.read(s, cpu, register) : 0;
    }

    @Override
    public void write(State s, int cpu, Register register, long value) {
      if (valid.containsKey(register.offset())) {
        s.set(valid.get(register.offset()), (value & 1) != 0);
      } else if (isEngine(s, register)) {
        engine.write(s, cpu, register, value);
      }
    }

    private boolean isEngine(State s, Register register) {
      return register.offset() < bridge && s.is(pagesEnabled);
    }

    @Override
    public boolean interrupts(State s, int cpu) {
      return false;
    }

    @Override
    public boolean output(State s, int pin) {
      return false;
    }
  }
}
