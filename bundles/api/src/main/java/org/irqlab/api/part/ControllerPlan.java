package org.irqlab.api.part;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is connected to a controller.
 *
 * @param sources the inputs that a path can touch, with their triggers
 * @param cpus CPUs it can interrupt, numbered from 0
 */
public record ControllerPlan(SortedMap<Integer, Trigger> sources, int cpus) {
  /** Copies the map. */
  public ControllerPlan {
    sources = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
