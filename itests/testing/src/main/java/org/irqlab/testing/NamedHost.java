package org.irqlab.testing;

import static org.irqlab.api.routine.Code.step;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.irqlab.api.part.Attachment;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.FrontEnd;
import org.irqlab.api.part.InterruptBackend;
import org.irqlab.api.part.IrqDesc;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Trigger;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.State;

/**
 * What a front end stands on: a kernel with a backend that only names its entries.
 *
 * @param cpus the host's CPUs
 */
public record NamedHost(List<Cpu> cpus)
    implements Attachment, FrontEnd.HostLine, InterruptBackend.Model {
  /** The register whose writes complete. */
  public static final Register END = Register.mmio32(4);

  @Override
  public Bus bus() {
    throw new UnsupportedOperationException("a front end does not touch the host's controller");
  }

  @Override
  public SortedMap<Integer, Trigger> sources() {
    return new TreeMap<>();
  }

  @Override
  public Guard interrupts(Cpu cpu) {
    return s -> false;
  }

  @Override
  public Optional<Attachment> next() {
    return Optional.empty();
  }

  @Override
  public IrqDesc desc() {
    throw new UnsupportedOperationException("a front end sees no descriptor");
  }

  @Override
  public InterruptBackend.Model backend() {
    return this;
  }

  @Override
  public Routine primary(Cpu cpu) {
    throw new UnsupportedOperationException("the kernel runs the handler");
  }

  @Override
  public Routine mask(Cpu cpu, InterruptBackend.By by) {
    return named("mask by " + by + " on " + cpu.name());
  }

  @Override
  public Routine unmask(Cpu cpu, InterruptBackend.By by) {
    return named("unmask by " + by + " on " + cpu.name());
  }

  private static Routine named(String name) {
    return Routine.of(name, "host", "test", step(name, Effect.NOTHING));
  }

  /**
   * A guest whose controller does nothing, and completes by writes to {@link #END}.
   *
   * @param cpus its CPUs
   */
  public record Vm(List<Cpu> cpus) implements FrontEnd.Guest, ControllerModel {
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
      return this;
    }

    @Override
    public void input(State s, int source, boolean asserted) {
      s.note(source + (asserted ? " high" : " low"));
    }

    @Override
    public long read(State s, int cpu, Register register) {
      return 7;
    }

    @Override
    public void write(State s, int cpu, Register register, long value) {
      s.note("write " + value);
    }

    @Override
    public boolean interrupts(State s, int cpu) {
      return false;
    }

    @Override
    public boolean output(State s, int pin) {
      return false;
    }

    @Override
    public boolean canComplete(Register register) {
      return register.equals(END);
    }

    @Override
    public OptionalInt completes(State s, int cpu, Register register, long value) {
      return register.equals(END) ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
  }
}
