/**
 * Recorded vectors in a controller's own tests: {@link org.irqlab.vectors.RecordedVector} replays
 * one as {@code irqlab conform} does, with the quirks its header names or with others.
 */
package org.irqlab.vectors;
