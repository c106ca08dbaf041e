package org.irqlab.api.command;

/**
 * What a command works on.
 *
 * @param text what stands for it in help, such as {@code PATH...}; empty if it takes none
 * @param kind what to offer for completion
 * @param least how many it needs
 * @param most how many it can take
 */
public record Operand(String text, Kind kind, int least, int most) {
  /** Nothing at all. */
  public static final Operand NONE = new Operand("", Kind.NONE, 0, 0);

  /**
   * Exactly one.
   *
   * @param text what stands for it in help
   * @param kind what to offer for completion
   * @return the operand
   */
  public static Operand one(String text, Kind kind) {
    return new Operand(text, kind, 1, 1);
  }

  /**
   * One or none.
   *
   * @param text what stands for it in help, without brackets
   * @param kind what to offer for completion
   * @return the operand
   */
  public static Operand optional(String text, Kind kind) {
    return new Operand("[" + text + "]", kind, 0, 1);
  }

  /**
   * One or more.
   *
   * @param text what stands for one of them in help
   * @param kind what to offer for completion
   * @return the operand
   */
  public static Operand several(String text, Kind kind) {
    return new Operand(text + "...", kind, 1, Integer.MAX_VALUE);
  }

  /** Kinds of things that can be completed. */
  public enum Kind {
    /** Nothing. */
    NONE,
    /** Files. */
    FILE,
    /** Features. */
    FEATURE,
    /** Commands. */
    COMMAND,
    /** Published schemas. */
    SCHEMA
  }
}
