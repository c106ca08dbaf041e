package org.irqlab.controller.xics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.state.Protection;
import org.irqlab.api.state.State;

/**
 * One linked controller. The presenter's registers are at the offsets of the hardware
 * (arch/powerpc/sysdev/xics/icp-native.c), for the CPU that accesses them; a source's server and
 * priority, which firmware sets, are one register of this part's own.
 */
final class XicsModel implements ControllerModel {
  /** XIRR without side effect, 4 bytes. */
  static final long POLL = 0x0;

  /** XIRR: 4 bytes to accept and to complete, 1 byte for the CPPR. */
  static final long XIRR = 0x4;

  /** MFRR, 1 byte. */
  static final long MFRR = 0xc;

  /** Server in bits 15 to 8, priority below; 4 bytes for each source. */
  static final long ASSIGN = 0x1000;

  /** The largest source. */
  static final int LAST = 0xffff;

  private static final int WORD = 4;
  private static final int BYTE = 0xff;
  private static final int SHIFT = 24;

  private final Sources sources;
  private final List<Presenter> presenters;

  private XicsModel(Sources sources, List<Presenter> presenters) {
    this.sources = sources;
    this.presenters = List.copyOf(presenters);
  }

  /**
   * Links one.
   *
   * @param inputs its sources
   * @param servers how many CPUs it presents to
   * @param base what is added to a source's number in an XISR
   */
  static XicsModel link(Link link, SortedMap<Integer, Trigger> inputs, int servers, int base) {
    Protection registers = Protection.register(link.instance());
    List<Source> all =
        inputs.entrySet().stream()
            .map(x -> source(link, registers, x.getKey(), x.getValue(), servers))
            .toList();
    Sources sources = new Sources(all, base);
    List<Presenter> presenters = new ArrayList<>();
    for (int server = 0; server < servers; server++) {
      Presenter presenter = new Presenter(link.layout(), registers, sources, server);
      link.boot(presenter::reset);
      sources.present(presenter);
      presenters.add(presenter);
    }
    return new XicsModel(sources, presenters);
  }

  private static Source source(
      Link link, Protection registers, int number, Trigger trigger, int servers) {
    if (number < 0 || number > LAST) {
      throw new LinkException("xics: source " + number + " does not exist, expected 0 to " + LAST);
    }
    return new Source(link.layout(), registers, number, trigger, servers);
  }

  /** A source is assigned a server and a priority. */
  void assign(State s, int source, int server, int priority) {
    sources.assign(s, source, server, priority);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    sources.input(s, source, asserted);
  }

  @Override
  public long read(State s, int cpu, Register register) {
    if (isAssign(register)) {
      int index = sources.index(source(register));
      return index < 0
          ? 0
          : (long) sources.at(index).server(s) << Byte.SIZE | sources.at(index).priority(s);
    } else if (cpu >= presenters.size() || register.space() != Register.Space.MMIO) {
      return 0;
    }
    Presenter presenter = presenters.get(cpu);
    boolean word = register.width() == WORD;
    if (register.offset() == POLL && word) {
      return presenter.poll(s);
    } else if (register.offset() == XIRR) {
      return word ? presenter.accept(s) : presenter.poll(s) >>> SHIFT;
    }
    return register.offset() == MFRR && !word ? presenter.ipi(s) : 0;
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    if (isAssign(register)) {
      int server = (int) (value >>> Byte.SIZE) & BYTE;
      assign(s, source(register), server, (int) value & BYTE);
    } else if (cpu < presenters.size() && register.space() == Register.Space.MMIO) {
      Presenter presenter = presenters.get(cpu);
      if (isComplete(register)) {
        presenter.complete(s, value);
      } else if (register.offset() == XIRR) {
        presenter.running(s, (int) value & BYTE);
      } else if (register.offset() == MFRR) {
        presenter.ipi(s, (int) value & BYTE);
      }
    }
  }

  @Override
  public boolean interrupts(State s, int cpu) {
    return cpu < presenters.size() && presenters.get(cpu).interrupts(s);
  }

  @Override
  public boolean output(State s, int pin) {
    return interrupts(s, pin);
  }

  @Override
  public boolean canComplete(Register register) {
    return register.space() == Register.Space.MMIO && isComplete(register);
  }

  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    int source = canComplete(register) ? sources.handled(s, Presenter.completed(value)) : -1;
    return source < 0 ? OptionalInt.empty() : OptionalInt.of(source);
  }

  private static boolean isComplete(Register register) {
    return register.offset() == XIRR && register.width() == WORD;
  }

  private static boolean isAssign(Register register) {
    long offset = register.offset();
    return register.space() == Register.Space.MMIO
        && offset >= ASSIGN
        && offset <= ASSIGN + (long) WORD * LAST;
  }

  private static int source(Register register) {
    return (int) ((register.offset() - ASSIGN) / WORD);
  }
}
