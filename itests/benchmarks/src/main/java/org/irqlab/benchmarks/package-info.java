/**
 * How fast the engine is: against SPIN's compiled verifier on the same models, whole process
 * against whole process in alternation; its two generators of successors against each other, and
 * every state against as few as will do, on path files of growing scope; its inner parts one by
 * one, with what they allocate; and its visited set under threads that add to it at the same
 * moment. Only ratios of one run mean anything: machines differ, and are shared.
 */
package org.irqlab.benchmarks;
