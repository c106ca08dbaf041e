package org.irqlab.controller.xive;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Register;
import org.irqlab.api.state.State;

/** One linked engine: sources behind inputs and pages, a presenter behind each CPU's pin. */
final class XiveModel implements ControllerModel {
  private final Map<Integer, EventStateBuffer> sources;
  private final Routing routing;
  private final List<Presenter> presenters;

  XiveModel(Map<Integer, EventStateBuffer> sources, Routing routing, List<Presenter> presenters) {
    this.sources = Map.copyOf(sources);
    this.routing = routing;
    this.presenters = List.copyOf(presenters);
  }

  @Override
  public void input(State s, int source, boolean asserted) {
    EventStateBuffer driven = sources.get(source);
    if (driven != null) {
      driven.input(s, asserted);
    }
  }

  @Override
  public long read(State s, int cpu, Register register) {
    if (MemoryMap.isOwn(register)) {
      return readOwn(s, cpu, register.offset());
    }
    int source = MemoryMap.source(register);
    if (!sources.containsKey(source)) {
      return 0;
    } else if (MemoryMap.isPage(register)) {
      return ManagementPage.load(s, sources.get(source), register.offset() % MemoryMap.PAGE);
    }
    return MemoryMap.isTarget(register) ? routing.read(s, source) : 0;
  }

  @Override
  public void write(State s, int cpu, Register register, long value) {
    if (MemoryMap.isOwn(register)) {
      if (register.offset() == MemoryMap.CPPR && cpu < presenters.size()) {
        presenters.get(cpu).priority(s, value);
      }
      return;
    }
    int source = MemoryMap.source(register);
    if (!sources.containsKey(source)) {
      return;
    } else if (MemoryMap.isPage(register)) {
      ManagementPage.store(s, sources.get(source), register.offset() % MemoryMap.PAGE);
    } else if (MemoryMap.isTarget(register)) {
      routing.write(s, source, value);
    }
  }

  private long readOwn(State s, int cpu, long offset) {
    if (cpu >= presenters.size()) {
      return 0;
    }
    Presenter presenter = presenters.get(cpu);
    if (offset == MemoryMap.ACKNOWLEDGE) {
      return presenter.acknowledge(s);
    } else if (offset == MemoryMap.CPPR) {
      return presenter.priority(s);
    } else if (offset == MemoryMap.QUEUE) {
      return presenter.take(s);
    }
    return offset == MemoryMap.QUEUE_PEEK ? presenter.peek(s) : 0;
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
    return MemoryMap.isPage(register)
        && sources.containsKey(MemoryMap.source(register))
        && ManagementPage.at(register.offset() % MemoryMap.PAGE) == ManagementPage.EOI;
  }

  /** A store EOI ends the handling of the source whose page it goes to. */
  @Override
  public OptionalInt completes(State s, int cpu, Register register, long value) {
    int source = MemoryMap.source(register);
    return canComplete(register) && sources.get(source).handled(s)
        ? OptionalInt.of(source)
        : OptionalInt.empty();
  }
}
