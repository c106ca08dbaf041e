/**
 * Reductions: fewer states for the same verdict. What they rest on is found in the recorded
 * behaviour of a linked machine and proved there, never declared: a reduction that cannot be proved
 * is not used.
 */
package org.irqlab.engine.reduce;
