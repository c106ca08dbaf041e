/**
 * Features: groups of bundles that are plugged in and out together.
 *
 * <p>A feature is a file {@code features/NAME.json} in the format of the OSGi Feature Service; it
 * names its bundles and nothing else. {@link org.irqlab.api.feature.FeatureStore} plugs and unplugs
 * them while the container runs.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.feature;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
