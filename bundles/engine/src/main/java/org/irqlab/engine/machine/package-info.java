/**
 * A linked machine: a layout, an initial state, and for each context the transitions of each of its
 * program points. What is run, checked, narrated and replayed is this and nothing else.
 */
package org.irqlab.engine.machine;
