package org.irqlab.api.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An interrupt controller of the machine. It is also among the {@linkplain Topology#devices()
 * devices}, where its own lines stand: output {@code i} of a PLIC is line {@code i} of the device
 * of the same path, and ends at the controller of the hart it serves.
 *
 * @param path its unique name, that of its device
 * @param compatible what it is compatible with, most specific first
 * @param wired true if lines can end at it
 * @param messages true if it takes messages
 * @param cells numbers that name one of its inputs
 * @param sources how many sources it has, empty if the description does not say
 * @param cpu the CPU it belongs to, as the description numbers it, empty if it serves several
 * @param binding the document by which its inputs were read, empty if it is not known: then sources
 *     and triggers of its lines are not known either
 * @param parents paths of the controllers its own lines end at, each once; empty for a root
 * @param delegations sources it hands down
 */
public record Controller(
    String path,
    List<String> compatible,
    boolean wired,
    boolean messages,
    int cells,
    OptionalLong sources,
    OptionalLong cpu,
    Optional<String> binding,
    List<String> parents,
    List<Delegation> delegations) {

  /** Copies the lists. */
  public Controller {
    compatible = List.copyOf(compatible);
    parents = List.copyOf(parents);
    delegations = List.copyOf(delegations);
  }
}
