/** The packed state vector: fields at fixed bits of a few words. */
package org.irqlab.engine.state;
