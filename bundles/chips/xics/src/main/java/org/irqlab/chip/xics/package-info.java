/** Linux's driver of POWER's controller before XIVE (arch/powerpc/sysdev/xics). */
package org.irqlab.chip.xics;
