/**
 * Plugs features in and out.
 *
 * <p>{@link org.irqlab.feature.FeatureFiles} reads what a feature holds, {@link
 * org.irqlab.feature.Repository} finds its bundles on disk, {@link org.irqlab.feature.Needs} tells
 * whether others still need them, and {@link org.irqlab.feature.Features} does the plugging.
 */
package org.irqlab.feature;
