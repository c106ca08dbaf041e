/**
 * What was typed, checked against what a command takes: its {@link org.irqlab.api.command.Manual},
 * from which its help and its completion are made as well.
 */
package org.irqlab.shell.usage;
