/**
 * One run in virtual time: the machine that is checked, one interleaving of it, with what each step
 * costs.
 */
package org.irqlab.engine.run;
