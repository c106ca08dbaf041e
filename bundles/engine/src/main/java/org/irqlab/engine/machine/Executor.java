package org.irqlab.engine.machine;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Level;
import org.irqlab.engine.state.Slot;

/**
 * A linked context.
 *
 * @param index number in its machine, from 0
 * @param name shown in traces
 * @param cpu the CPU it runs on, if any
 * @param level what it is to that CPU
 * @param pc its program counter
 * @param points its points, by number
 * @param obstacles what keeps it from taking any step
 * @param entryObstacles what keeps it from leaving a rest point, besides
 */
public record Executor(
    int index,
    String name,
    Optional<Cpu> cpu,
    Level level,
    Slot pc,
    List<Point> points,
    List<Obstacle> obstacles,
    List<Obstacle> entryObstacles) {

  /**
   * A place where a context can stand between two steps.
   *
   * @param number from 0, in its context
   * @param rest whether it may stay there for ever
   * @param asleep whether it gives its CPU up there
   * @param waits what it waits for, for messages
   * @param transitions the steps that leave it
   */
  public record Point(
      int number, boolean rest, boolean asleep, String waits, List<Transition> transitions) {}

  /**
   * Another context in the way.
   *
   * @param pc its program counter
   * @param at the points of it at which it is in the way
   */
  public record Obstacle(Slot pc, boolean[] at) {}
}
