/**
 * A path as its file describes it ({@code irqlab-path/1}): which part stands at which stage, with
 * which options, in which scope, and what its author expects. Pure values; nothing is resolved.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.path;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
