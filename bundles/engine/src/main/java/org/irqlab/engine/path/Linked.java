package org.irqlab.engine.path;

import java.util.Map;
import java.util.Set;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.parts.Plugged;

/**
 * A path that was linked.
 *
 * @param machine the machine
 * @param used the parts it was linked from
 * @param versions name and version of each, in the order they were looked up
 */
public record Linked(Machine machine, Set<Plugged> used, Map<String, String> versions) {}
