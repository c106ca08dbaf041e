/** Replays recorded register operations against the hardware models. */
package org.irqlab.conformance;
