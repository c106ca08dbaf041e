package org.irqlab.api.part;

/**
 * A path cannot be linked: a part is missing or refuses, or a step breaks a rule of the step
 * language. The message is one line for people: what, where, and what was expected.
 */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A path cannot be linked.
   *
   * @param message one line: what, where, what was expected
   */
  public LinkException(String message) {
    super(message);
  }
}
