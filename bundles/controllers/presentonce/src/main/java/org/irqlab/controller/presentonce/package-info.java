/**
 * A controller that does not exist: the one that people describe when they say that a controller
 * "presents a level once". Each {@link org.irqlab.controller.presentonce.Source} is presented and
 * taken, and what its completion does is a {@link org.irqlab.controller.presentonce.Rearm rule}.
 */
package org.irqlab.controller.presentonce;
