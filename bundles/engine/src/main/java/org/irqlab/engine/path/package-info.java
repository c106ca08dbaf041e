/** Makes a machine of a path: looks the parts up and links them stage by stage. */
package org.irqlab.engine.path;
