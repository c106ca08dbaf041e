/**
 * How a command tells the shell that called it how things went.
 *
 * <p>A command is a declarative-services component with the properties {@code osgi.command.scope}
 * ({@code irq}) and {@code osgi.command.function}; each function takes {@code String...} and
 * returns nothing. It prints its report to {@code System.out}, progress and diagnostics to {@code
 * System.err}, and hands its status to the service {@link org.irqlab.api.command.CommandOutcome}.
 * Relative file arguments need no care: the process runs in the caller's directory. Arguments
 * arrive exactly as the caller typed them. A command that is refused throws {@link
 * org.irqlab.api.command.BadInput}; any other exception counts as an internal error.
 *
 * <p>If the service is also a {@link org.irqlab.api.command.Described}, its {@link
 * org.irqlab.api.command.Manual} appears in help and completion.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.command;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
