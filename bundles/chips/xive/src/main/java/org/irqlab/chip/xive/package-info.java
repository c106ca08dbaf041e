/**
 * Linux's driver of POWER's external interrupt virtualization engine
 * (arch/powerpc/sysdev/xive/common.c): {@link org.irqlab.chip.xive.Queues} finds what is pending on
 * a CPU, {@link org.irqlab.chip.xive.SourceData} masks, unmasks and completes a source.
 */
package org.irqlab.chip.xive;
