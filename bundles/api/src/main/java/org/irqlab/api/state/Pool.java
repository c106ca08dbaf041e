package org.irqlab.api.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Objects that are allocated, pointed to and freed. A freed slot stays poisoned as long as any
 * pointer field names it, and becomes free as soon as none does: so a stale pointer is always seen
 * and never hidden by early reuse.
 */
@ProviderType
public interface Pool {
  /**
   * Allocates an object. Condemns as UNBALANCED when none is free: the pool is too small for the
   * path, or objects leak.
   *
   * @param s the state
   * @return a pointer to it, 1 or more
   */
  int alloc(State s);

  /**
   * Frees an object; condemns NULL as USE_AFTER_RELEASE and a poisoned slot as DOUBLE_FREE.
   *
   * @param s the state
   * @param pointer a pointer field
   */
  void free(State s, Field pointer);

  /**
   * Uses an object; condemns NULL and a poisoned slot as USE_AFTER_RELEASE.
   *
   * @param s the state
   * @param pointer a pointer field
   */
  void use(State s, Field pointer);
}
