package org.irqlab.api.routine;

import java.util.List;
import org.irqlab.api.state.Field;

/**
 * One function of a kernel, a hypervisor or hardware. Running off its end leaves by {@link
 * Exit#RETURN}.
 *
 * @param name the function's name as it is written in its source
 * @param instance what it is linked for, such as {@code irq10}; together with the name its identity
 * @param source file and function, or specification section; for steps that name none
 * @param locals fields that die with it: zeroed by the linker on every exit
 * @param body what it does
 */
public record Routine(String name, String instance, String source, List<Field> locals, Block body) {

  /** Copies the list. */
  public Routine {
    locals = List.copyOf(locals);
  }

  /**
   * A routine without locals.
   *
   * @param name the function's name
   * @param instance what it is linked for
   * @param source file and function, or specification section
   * @param body what it does
   * @return the routine
   */
  public static Routine of(String name, String instance, String source, Block... body) {
    return new Routine(name, instance, source, List.of(), Code.seq(body));
  }

  /**
   * The same with locals.
   *
   * @param fields fields of which this routine is the scope
   * @return the routine
   */
  public Routine withLocals(Field... fields) {
    return new Routine(name, instance, source, List.of(fields), body);
  }
}
