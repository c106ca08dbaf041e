package org.irqlab.api.part;

/** How a source asks for service; polarity is the wire's business and already taken out. */
public enum Trigger {
  /** As long as the line is asserted. */
  LEVEL,
  /** Once for each rise of the line. */
  EDGE,
  /** Once for each message. */
  MESSAGE
}
