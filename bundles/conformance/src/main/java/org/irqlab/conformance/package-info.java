/**
 * Replays recorded operations on interrupt controllers against the models that are plugged in.
 *
 * <p>A vector file is read into {@link org.irqlab.conformance.Vectors}; {@link
 * org.irqlab.conformance.Replay} works through its operations on a {@link
 * org.irqlab.api.part.Bench} and compares answers and pins with what was recorded.
 */
package org.irqlab.conformance;
