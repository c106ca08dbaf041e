/**
 * The step language. A {@link org.irqlab.api.routine.Routine} models one function of a kernel, of a
 * hypervisor or of hardware as a tree of {@link org.irqlab.api.routine.Block}s over {@link
 * org.irqlab.api.routine.Step}s; {@link org.irqlab.api.routine.Code} has the words it is written
 * with. {@link org.irqlab.api.routine.Cpu} and {@link org.irqlab.api.routine.Level} say who runs
 * it.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.routine;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
