/**
 * The POWER9 and POWER10 external interrupt virtualization engine, cut as its registers are: a
 * {@link org.irqlab.controller.xive.EventStateBuffer} for each source decides whether a trigger is
 * an event, {@link org.irqlab.controller.xive.Routing} says for which CPU, and that CPU's {@link
 * org.irqlab.controller.xive.Presenter}, which is its event queue and thread context, tells it.
 */
package org.irqlab.controller.xive;
