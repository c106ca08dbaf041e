/** The services the engine registers. */
package org.irqlab.engine.lab;
