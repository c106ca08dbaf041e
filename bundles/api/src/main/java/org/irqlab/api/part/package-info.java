/**
 * The seams. Each interface here that extends {@link org.irqlab.api.part.Part} is a service that a
 * plugin registers: a stateless factory that makes one linked instance for one place of a path. The
 * {@code ...Model} interfaces are those instances as their neighbours see them.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.part;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
