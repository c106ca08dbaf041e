/** What is plugged in now: the parts as services come and go, and who must hear when one leaves. */
package org.irqlab.engine.parts;
