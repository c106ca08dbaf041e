/**
 * The linker: inlines routines into one flat program for each context, gives every place in it a
 * point, applies the rules of CPUs, locks and levels, and checks the rules of the step language.
 */
package org.irqlab.engine.link;
