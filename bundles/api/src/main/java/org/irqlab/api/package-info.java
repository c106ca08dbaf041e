/** What every part of irqlab shares; the only bundle that exports packages. */
package org.irqlab.api;
