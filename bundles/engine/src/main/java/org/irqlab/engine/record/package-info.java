/**
 * Recording: every case of a guard or effect is run once against a recording state, so that what it
 * reads and writes, and whether it is deterministic, is found and not declared.
 */
package org.irqlab.engine.record;
