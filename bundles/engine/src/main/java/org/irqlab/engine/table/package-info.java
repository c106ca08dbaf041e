/**
 * The second generator. Steps stay plain Java; when a space is large, every case of every step is
 * recorded once, and what the search then uses are tables: a {@link org.irqlab.engine.table.Sieve}
 * that tells from the bits of a state which steps could be enabled ({@link
 * org.irqlab.engine.table.Points} where there are many), and a tree for each ({@link
 * org.irqlab.engine.table.Forest}) that tells exactly, with the bits to keep and to set.
 */
package org.irqlab.engine.table;
