/**
 * The program outside of the framework: {@link org.irqlab.distribution.Launcher} starts a {@link
 * org.irqlab.distribution.Container}, runs one command or the interactive shell in it, and ends
 * with the status of that.
 */
package org.irqlab.distribution;
