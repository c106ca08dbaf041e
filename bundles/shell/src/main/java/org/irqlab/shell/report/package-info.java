/** How things are said: to people as aligned text, to programs as JSON and as JUnit's XML. */
package org.irqlab.shell.report;
