/**
 * The services behind the commands: read a path, check it, run it, narrate it, replay vectors, list
 * what is plugged in.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.lab;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
