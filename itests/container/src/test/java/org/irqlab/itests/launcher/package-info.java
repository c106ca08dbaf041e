/** The launcher as a process: words in, lines and an exit status out. */
package org.irqlab.itests.launcher;
