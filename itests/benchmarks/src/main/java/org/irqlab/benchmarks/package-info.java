/**
 * How fast the engine is: against SPIN's compiled verifier on the same models, whole process
 * against whole process in alternation; and its two generators of successors against each other on
 * paths of growing scope. Only ratios of one run mean anything: machines differ, and are shared.
 */
package org.irqlab.benchmarks;
