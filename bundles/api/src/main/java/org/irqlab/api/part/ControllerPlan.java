package org.irqlab.api.part;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is connected to a controller.
 *
 * @param sources the inputs that a path can touch, with their triggers
 * @param cpus CPUs it can interrupt, numbered from 0
 * @param next the controller it reports to; empty if it interrupts the CPUs itself
 * @param reported the inputs of the next that its messages may drive; empty without a next
 */
public record ControllerPlan(
    SortedMap<Integer, Trigger> sources,
    int cpus,
    Optional<ControllerModel> next,
    SortedSet<Integer> reported) {
  /** Copies the collections. */
  public ControllerPlan {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    reported = Collections.unmodifiableSortedSet(new TreeSet<>(reported));
  }

  /**
   * A controller that interrupts the CPUs itself.
   *
   * @param sources the inputs that a path can touch, with their triggers
   * @param cpus CPUs it can interrupt
   */
  public ControllerPlan(SortedMap<Integer, Trigger> sources, int cpus) {
    this(sources, cpus, Optional.empty(), new TreeSet<>());
  }
}
