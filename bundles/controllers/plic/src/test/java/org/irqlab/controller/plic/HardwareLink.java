package org.irqlab.controller.plic;

import java.util.Optional;
import java.util.function.Function;
import org.irqlab.api.part.Link;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Verdict;

/**
 * A link for hardware by itself, which asks for nothing but fields.
 *
 * @param fields where they go
 */
record HardwareLink(ArrayLayout fields) implements Link {
  @Override
  public String instance() {
    return "plic";
  }

  @Override
  public Layout layout() {
    return fields;
  }

  @Override
  public Scope scope() {
    return Scope.SMALLEST;
  }

  @Override
  public Link in(String name) {
    throw unexpected();
  }

  @Override
  public void context(String name, Optional<Cpu> cpu, Level level, Routine body) {
    throw unexpected();
  }

  @Override
  public void boot(Effect effect) {
    throw unexpected();
  }

  @Override
  public Field owed(String source) {
    throw unexpected();
  }

  @Override
  public void watch(String name, Verdict verdict, Guard bad) {
    throw unexpected();
  }

  @Override
  public void residency(Cpu vcpu, Guard resident) {
    throw new UnsupportedOperationException("hardware knows no virtual CPUs");
  }

  @Override
  public void offer(String entry, Function<Cpu, Routine> routine) {
    throw unexpected();
  }

  @Override
  public Routine offered(String entry, Cpu cpu) {
    throw unexpected();
  }

  private static UnsupportedOperationException unexpected() {
    return new UnsupportedOperationException("hardware is fields and registers only");
  }
}
