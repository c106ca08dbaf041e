package org.irqlab.api.command;

/**
 * The user's input was refused. The message is the one line that the user sees: what is wrong,
 * where (file, line, column or field) and what was expected. The command ends with {@link
 * ExitStatus#BAD_INPUT}.
 */
public class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Refuses the input.
   *
   * @param message one clear line, without a line break
   */
  public BadInput(String message) {
    super(message);
  }

  /**
   * Refuses the input because of a failure below.
   *
   * @param message one clear line, without a line break
   * @param cause what was caught
   */
  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }

  /** The line alone: an interactive shell prints it as it is. */
  @Override
  public String toString() {
    return getMessage();
  }
}
