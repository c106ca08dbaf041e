/**
 * Toolstacks of Xen: they bind a device's interrupt to a domain, take it away, or move it. They
 * call what a front end offers under the names of Xen's functions and know no more of it.
 */
package org.irqlab.actor.xen;
