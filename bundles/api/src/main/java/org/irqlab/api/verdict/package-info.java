/**
 * What irqlab says about a path: the kinds of {@link org.irqlab.api.verdict.Verdict}, the {@link
 * org.irqlab.api.verdict.Scope} for which one holds, the {@link org.irqlab.api.verdict.Trace} that
 * shows it, and the {@link org.irqlab.api.verdict.Result} that carries all of it.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.verdict;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
