/** The RISC-V platform-level interrupt controller. */
package org.irqlab.controller.plic;
