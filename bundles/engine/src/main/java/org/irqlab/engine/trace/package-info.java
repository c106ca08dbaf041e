/**
 * Runs as people and replays want them: the shortest run to a state, and every step of a run with
 * what it changed.
 */
package org.irqlab.engine.trace;
