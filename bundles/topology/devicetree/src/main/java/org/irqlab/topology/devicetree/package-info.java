/** Reads devicetree blobs. */
package org.irqlab.topology.devicetree;
