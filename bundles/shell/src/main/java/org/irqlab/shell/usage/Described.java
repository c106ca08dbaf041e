package org.irqlab.shell.usage;

/** A command that says what it takes: a service, so that help and completion find it. */
public interface Described {
  /** What it takes and does. */
  Manual manual();
}
