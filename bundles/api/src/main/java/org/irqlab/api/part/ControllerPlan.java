package org.irqlab.api.part;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is connected to a controller.
 *
 * @param sources the inputs that a path can touch, with their triggers
 * @param cpus CPUs it can interrupt, numbered from 0
 * @param next the controller it reports to; empty if it interrupts the CPUs itself
 */
public record ControllerPlan(
    SortedMap<Integer, Trigger> sources, int cpus, Optional<ControllerModel> next) {
  /** Copies the map. */
  public ControllerPlan {
    sources = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }

  /**
   * A controller that interrupts the CPUs itself.
   *
   * @param sources the inputs that a path can touch, with their triggers
   * @param cpus CPUs it can interrupt
   */
  public ControllerPlan(SortedMap<Integer, Trigger> sources, int cpus) {
    this(sources, cpus, Optional.empty());
  }
}
