/**
 * POWER's interrupt controller before XIVE, in its two layers: each {@link
 * org.irqlab.controller.xics.Source} offers its interrupt to the {@link
 * org.irqlab.controller.xics.Presenter} of its server, which accepts it, displaces a less favoured
 * one, or rejects it.
 */
package org.irqlab.controller.xics;
