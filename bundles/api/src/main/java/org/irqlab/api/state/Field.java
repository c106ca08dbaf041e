package org.irqlab.api.state;

import org.osgi.annotation.versioning.ProviderType;

/** A named variable with a declared number of values, at a fixed place of the state vector. */
@ProviderType
public interface Field {
  /**
   * The stable name, instance path first, such as {@code plic/source[10].ip}.
   *
   * @return the name, unique in its layout
   */
  String name();

  /**
   * How many values it takes: 0 to this number, exclusive.
   *
   * @return 1 or more
   */
  int values();

  /**
   * Who may touch it, and how.
   *
   * @return the protection it was declared with
   */
  Protection protection();

  /**
   * What becomes of it when the path is relinked.
   *
   * @return carried or rebuilt
   */
  Persistence persistence();

  /** What becomes of a field when the path is relinked. */
  enum Persistence {
    /** Keeps its value: line levels, latched edges, message counts, what users asked for. */
    CARRIED,
    /** Starts anew: everything that the new program works out for itself. */
    REBUILT
  }
}
