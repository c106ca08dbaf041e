/** The least that drives the abstract controller which presents a level once. */
package org.irqlab.chip.presentonce;
