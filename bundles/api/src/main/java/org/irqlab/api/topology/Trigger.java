package org.irqlab.api.topology;

/**
 * How a line tells that its device wants service, as far as the description says. The first six are
 * the values of the kernel's {@code IRQ_TYPE_*} (include/dt-bindings/interrupt-controller/irq.h)
 * and the two whose polarity a description may leave open.
 */
public enum Trigger {
  /** Active while high. */
  LEVEL_HIGH("level-high", true, false),
  /** Active while low. */
  LEVEL_LOW("level-low", true, false),
  /** Active while held, polarity not said. */
  LEVEL("level", true, false),
  /** A change from low to high. */
  EDGE_RISING("edge-rising", false, true),
  /** A change from high to low. */
  EDGE_FALLING("edge-falling", false, true),
  /** Either change. */
  EDGE_BOTH("edge-both", false, true),
  /** A change, polarity not said. */
  EDGE("edge", false, true),
  /** A message: a write to an address. */
  MESSAGE("message", false, false),
  /** The description does not say. */
  UNKNOWN("unknown", false, false);

  private final String word;
  private final boolean level;
  private final boolean edge;

  Trigger(String word, boolean level, boolean edge) {
    this.word = word;
    this.level = level;
    this.edge = edge;
  }

  /**
   * Tells levels.
   *
   * @return true if the line is held until the device is served
   */
  public boolean isLevel() {
    return level;
  }

  /**
   * Tells edges.
   *
   * @return true if only the change counts
   */
  public boolean isEdge() {
    return edge;
  }

  /** The word people use: {@code level-high}, {@code edge-rising}, {@code unknown}. */
  @Override
  public String toString() {
    return word;
  }
}
