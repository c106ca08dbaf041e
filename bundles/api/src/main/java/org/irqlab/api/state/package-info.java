/**
 * The state vector. A {@link org.irqlab.api.state.Layout} hands out named {@link
 * org.irqlab.api.state.Field}s; a {@link org.irqlab.api.state.State} holds a value for each.
 * Nothing that influences behaviour may live outside it: guards and effects read and write fields
 * and nothing else.
 */
@Export
@Version("1.0.0")
package org.irqlab.api.state;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
