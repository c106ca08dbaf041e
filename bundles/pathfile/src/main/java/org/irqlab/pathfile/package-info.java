/** Reads path files. */
package org.irqlab.pathfile;
