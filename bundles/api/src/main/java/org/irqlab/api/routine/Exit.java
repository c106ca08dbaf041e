package org.irqlab.api.routine;

/**
 * A named way out of a routine. The caller binds a block to each; what would be a return value
 * elsewhere is then a place in the program, costs no bit and cannot go stale.
 *
 * @param name the kernel's name for the result, such as {@code IRQ_HANDLED}
 */
public record Exit(String name) {
  /** The end of a routine that returns nothing. */
  public static final Exit RETURN = new Exit("return");

  // Written out: linking the generated one takes a cold process tens of milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Exit exit && name.equals(exit.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
