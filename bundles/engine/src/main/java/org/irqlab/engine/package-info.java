/** Links a path and checks or simulates it. */
package org.irqlab.engine;
