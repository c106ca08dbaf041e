/**
 * What can be typed: a {@link org.irqlab.shell.usage.Manual} says what a command takes; its
 * arguments, its help and its completion are all made from that.
 */
package org.irqlab.shell.usage;
