package org.irqlab.api.part;

/**
 * A register is given a value that its field was not planned to hold: a vector that no driver of
 * the path uses, an entry that names no source. A run that reaches it is condemned, for a value is
 * out of range.
 */
public final class UnplannedValue extends IndexOutOfBoundsException {
  private static final long serialVersionUID = 1L;

  private final String register;
  private final int value;

  /**
   * A register and the value.
   *
   * @param register its name in the manual
   * @param value what was written
   */
  public UnplannedValue(String register, int value) {
    this.register = register;
    this.value = value;
  }

  @Override
  public String getMessage() {
    return register + " is not planned to be 0x" + Integer.toHexString(value);
  }

  /** Recording meets it in combinations that no run reaches: often, and without asking where. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
