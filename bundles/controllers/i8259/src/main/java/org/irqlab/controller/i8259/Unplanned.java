package org.irqlab.controller.i8259;

/** A register is given a value that no path was planned to give it. */
final class Unplanned extends IndexOutOfBoundsException {
  private static final long serialVersionUID = 1L;

  private final String register;
  private final int value;

  Unplanned(String register, int value) {
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
