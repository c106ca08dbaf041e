/**
 * The second generator. Steps stay plain Java; when a space is large, every case of every step is
 * recorded once, and what the search then uses are tables: a {@link org.irqlab.engine.table.Sieve}
 * that tells from the bits of a state which steps could be enabled, and a {@link
 * org.irqlab.engine.table.DecisionTree} for each that tells exactly, with the bits to clear and to
 * set.
 */
package org.irqlab.engine.table;
