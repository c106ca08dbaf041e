/**
 * The commands of the scope {@code irq}, one class each. A command says what it takes in a {@link
 * org.irqlab.api.command.Manual}, from which its arguments are checked and its help is printed.
 */
package org.irqlab.shell;
