package org.irqlab.engine.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.irqlab.api.routine.Block;
import org.irqlab.api.routine.Code;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Effect;
import org.irqlab.api.routine.Guard;
import org.irqlab.api.routine.Level;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.routine.Step;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Scope;

/**
 * A litmus test as the memory models' own tools have them: threads that store to and load from
 * relaxed fields, each on a CPU of its own unless said otherwise, and the outcomes they can have.
 */
final class Litmus {
  private final MachineBuilder builder = new MachineBuilder(Scope.SMALLEST);
  private final List<Field> registers = new ArrayList<>();
  private final List<Field> ended = new ArrayList<>();

  /** A variable that is 0 at the start. */
  Field variable(String name) {
    return builder.layout().relaxed(builder.layout().field(name, 3, Protection.SHARED));
  }

  /** A lock. */
  Lock lock(String name) {
    return builder.layout().lock(name, Lock.Kind.SPIN);
  }

  static Step store(Field variable, int value) {
    return Code.step(variable.name() + " = " + value, s -> s.set(variable, value));
  }

  /** A load into a register; the outcome gives registers in the order of these calls. */
  Step load(Field variable) {
    Field register = builder.layout().field("r" + registers.size(), 3, Protection.SHARED);
    registers.add(register);
    return Code.step(
        register.name() + " = " + variable.name(), s -> s.set(register, s.get(variable)));
  }

  /** An atomic increment that returns a value. */
  Step increment(Field variable) {
    return Code.step(variable.name() + "++", s -> s.set(variable, s.get(variable) + 1));
  }

  Litmus thread(Block... body) {
    return thread(ended.size(), body);
  }

  Litmus thread(int cpu, Block... body) {
    String name = "P" + ended.size();
    Field end = builder.layout().flag(name + ".ended", Protection.SHARED);
    ended.add(end);
    Guard not = s -> !s.is(end);
    builder.context(
        name,
        Optional.of(Cpu.real(cpu)),
        Level.THREAD,
        Routine.of(
            name,
            "",
            "litmus",
            Code.rest(Code.await(Code.guarded("begins", not, Effect.NOTHING))),
            Code.seq(body),
            Code.step("ends", s -> s.set(end, true))));
    return this;
  }

  /** All outcomes: the registers' values, and after a bar those of variables if any are given. */
  Set<String> outcomes(Field... variables) {
    Set<String> outcomes = new TreeSet<>();
    Walk.over(builder.build())
        .reaches(
            s -> {
              if (ended.stream().allMatch(s::is)) {
                StringBuilder outcome = new StringBuilder();
                registers.forEach(r -> outcome.append(s.get(r)));
                for (Field variable : variables) {
                  outcome.append('|').append(s.get(variable));
                }
                outcomes.add(outcome.toString());
              }
              return false;
            });
    return outcomes;
  }
}
