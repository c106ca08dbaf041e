/** Plugs features, groups of bundles that come and go together. */
package org.irqlab.feature;
