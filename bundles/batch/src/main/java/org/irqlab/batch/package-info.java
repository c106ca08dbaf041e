/**
 * Runs one command and says how it ended.
 *
 * <p>{@link org.irqlab.batch.Batch} is the door through which the launcher, which stands outside of
 * the framework, hands in the words that the user typed; {@link org.irqlab.batch.Boot} is the one
 * for the features to start with. {@link org.irqlab.batch.Readiness} refuses to begin while a
 * bundle or a component is missing; {@link org.irqlab.batch.Outcome} collects what the command
 * reports.
 */
package org.irqlab.batch;
