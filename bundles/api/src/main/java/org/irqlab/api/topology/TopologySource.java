package org.irqlab.api.topology;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads one kind of description of a real machine: a seam, found as a service whose property {@code
 * irqlab.name} is what people call the kind ({@code device-tree}, {@code lspci}).
 *
 * <p>A source is stateless and may be called by several threads at once. Descriptions come from
 * strangers: whatever the bytes are, both methods end, use memory in proportion to the length of
 * the description, and let no other exception escape than {@link TopologyException}.
 */
@ConsumerType
public interface TopologySource {

  /**
   * Tells whether a description looks like the kind this source reads, by a glance at its first
   * bytes; it may still turn out to be damaged.
   *
   * @param description what somebody wants to have read
   * @return true if {@link #read} is worth calling
   */
  boolean recognizes(Description description);

  /**
   * Reads a whole description.
   *
   * @param description the bytes and the name of the file they came from
   * @return the machine as far as the description tells
   * @throws TopologyException if the description is damaged or contradicts itself
   */
  Topology read(Description description) throws TopologyException;
}
