package org.irqlab.api.state;

import org.osgi.annotation.versioning.ProviderType;

/** Hands out the fields, locks and object pools of one instance while a path is linked. */
@ProviderType
public interface Layout {
  /**
   * A new field, 0 at the start, rebuilt when relinked.
   *
   * @param name name below this layout's prefix; must be new
   * @param values number of values, 1 to 2^31 - 1
   * @param protection who may touch it
   * @return the field
   */
  Field field(String name, int values, Protection protection);

  /**
   * A new field that keeps its value when the path is relinked.
   *
   * @param name name below this layout's prefix; must be new
   * @param values number of values
   * @param protection who may touch it
   * @return the field
   */
  Field carried(String name, int values, Protection protection);

  /**
   * A new flag, false at the start.
   *
   * @param name name below this layout's prefix; must be new
   * @param protection who may touch it
   * @return a field of two values
   */
  default Field flag(String name, Protection protection) {
    return field(name, 2, protection);
  }

  /**
   * A new lock, free at the start.
   *
   * @param name name below this layout's prefix; must be new
   * @param kind what waiting for it means
   * @return the lock
   */
  Lock lock(String name, Lock.Kind kind);

  /**
   * A new pool of objects whose lifetime counts.
   *
   * @param name name of the kind of object, such as {@code irq_guest}
   * @param slots how many can exist at once, at least 1
   * @return the pool, all slots free
   */
  Pool pool(String name, int slots);

  /**
   * A new pointer, NULL at the start.
   *
   * @param name name below this layout's prefix; must be new
   * @param pool what it points into
   * @param protection who may touch the pointer (the pool's slots look after themselves)
   * @return a field: 0 for NULL, otherwise 1 + the slot number
   */
  Field pointer(String name, Pool pool, Protection protection);

  /**
   * Declares a field of this layout relaxed: a CPU may load it early and store it late, unless
   * {@linkplain org.irqlab.api.routine.Order a barrier or a lock} is there. Each CPU then sees it
   * through a view of its own: what runs on one CPU agrees about it, a context without a CPU has a
   * view to itself. Guards of {@linkplain org.irqlab.api.part.Link#watch watches} see what is in
   * memory. All that is not relaxed is sequentially consistent. It multiplies the states: declare
   * what a question of order is about and no more.
   *
   * @param field a field, flag or pointer of this layout, not local to a context
   * @return the same field
   */
  Field relaxed(Field field);

  /**
   * The layout for a part of this instance.
   *
   * @param prefix put before every name, with a slash
   * @return the same layout with a longer prefix
   */
  Layout in(String prefix);
}
