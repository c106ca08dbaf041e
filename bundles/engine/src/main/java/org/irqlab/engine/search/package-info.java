/**
 * Explicit-state search by levels: the table of visited states, the levels of states waiting to be
 * expanded, the generator of successors, and the workers. Storage is exact. States, transitions,
 * depth and what is found do not depend on the number of workers.
 */
package org.irqlab.engine.search;
