package org.irqlab.engine.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Pool;
import org.irqlab.api.state.Protection;

/**
 * Collects fields and packs them, in the order they were declared, into words of {@value #BITS}
 * usable bits; a field never straddles two words. The two top bits of every word belong to the
 * table of visited states.
 */
public final class PackedLayout {
  /** Usable bits of a word. */
  public static final int BITS = 62;

  private static final int OWNERS = 1 << 16;

  private final List<Slot> slots = new ArrayList<>();
  private final List<SlotPool> pools = new ArrayList<>();
  private final List<Lock> locks = new ArrayList<>();
  private final List<Slot> owners = new ArrayList<>();
  private final List<Slot> relaxed = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private int words;

  /**
   * The layout for one instance.
   *
   * @param instance prefix of the names, empty for none
   * @param virtual whether locks made through it belong to a guest
   */
  public Layout of(String instance, boolean virtual) {
    return new View(instance, virtual);
  }

  /** All fields in the order they were declared. */
  public List<Slot> slots() {
    return slots;
  }

  /** All pools. */
  public List<SlotPool> pools() {
    return pools;
  }

  /** All locks. */
  public List<Lock> locks() {
    return locks;
  }

  /** Fields that are declared relaxed; their slots are what is in memory. */
  public List<Slot> relaxed() {
    return relaxed;
  }

  /** Words of a packed state; known once {@link #pack} has run. */
  public int words() {
    return words;
  }

  /**
   * The program counter of a context.
   *
   * @param context its name
   * @param points how many points it has
   */
  public Slot counter(String context, int points) {
    return add(context + ".pc", points, Protection.LOCAL, Field.Persistence.REBUILT);
  }

  /**
   * What a CPU sees of a relaxed field.
   *
   * @param memory the field
   * @param cpu who sees it
   */
  public Slot view(Slot memory, String cpu) {
    Slot view = stored(memory, cpu, "", memory.values());
    pools.forEach(pool -> pool.alsoNamed(memory, view));
    return view;
  }

  /**
   * Whether a CPU has stored to a relaxed field and the store is not performed.
   *
   * @param memory the field
   * @param cpu who stores
   */
  public Slot unperformed(Slot memory, String cpu) {
    return stored(memory, cpu, " unperformed", 2);
  }

  private Slot stored(Slot memory, String cpu, String what, int values) {
    String name = memory.name() + "@" + cpu + what;
    return add(name, values, Protection.SHARED, Field.Persistence.REBUILT);
  }

  /**
   * Says how many contexts there are that can own a lock.
   *
   * @param contexts their number
   */
  public void owners(int contexts) {
    owners.forEach(owner -> owner.narrow(contexts + 1));
  }

  /**
   * Gives every field its place.
   *
   * @param contexts how many contexts there are that can own a lock
   */
  public void pack(int contexts) {
    owners(contexts);
    int word = 0;
    int used = 0;
    for (Slot slot : slots) {
      if (used + slot.bits() > BITS) {
        word++;
        used = 0;
      }
      slot.place(word, used);
      used += slot.bits();
    }
    words = word + 1;
  }

  private Slot add(String name, int values, Protection protection, Field.Persistence persistence) {
    if (values < 1) {
      throw new LinkException("field " + name + ": " + values + " values, expected 1 or more");
    }
    if (!names.add(name)) {
      throw new LinkException("field " + name + " is declared twice");
    }
    Slot slot = new Slot(name, values, protection, persistence, slots.size());
    slots.add(slot);
    return slot;
  }

  private final class View implements Layout {
    private final String prefix;
    private final boolean virtual;

    View(String prefix, boolean virtual) {
      this.prefix = prefix.isEmpty() ? "" : prefix + "/";
      this.virtual = virtual;
    }

    @Override
    public Field field(String name, int values, Protection protection) {
      return add(prefix + name, values, protection, Field.Persistence.REBUILT);
    }

    @Override
    public Field carried(String name, int values, Protection protection) {
      return add(prefix + name, values, protection, Field.Persistence.CARRIED);
    }

    @Override
    public Lock lock(String name, Lock.Kind kind) {
      // The number of contexts is not known yet; packing narrows it.
      Slot owner = add(prefix + name, OWNERS, Protection.SHARED, Field.Persistence.REBUILT);
      owners.add(owner);
      Lock lock = new Lock(prefix + name, kind, owner, virtual);
      locks.add(lock);
      return lock;
    }

    @Override
    public Pool pool(String name, int size) {
      List<Slot> objects = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        objects.add(
            add(
                prefix + name + "[" + i + "]",
                SlotPool.STATES,
                // What an allocator knows of an object is watched, not shared memory of its users.
                Protection.GHOST,
                Field.Persistence.REBUILT));
      }
      SlotPool pool = new SlotPool(prefix + name, objects);
      pools.add(pool);
      return pool;
    }

    @Override
    public Field pointer(String name, Pool pool, Protection protection) {
      SlotPool target = (SlotPool) pool;
      Slot slot = add(prefix + name, target.size() + 1, protection, Field.Persistence.REBUILT);
      target.named(slot);
      return slot;
    }

    @Override
    public Field relaxed(Field field) {
      if (field.protection() instanceof Protection.Local) {
        throw new LinkException("field " + field.name() + " is local, so nobody sees its order");
      }
      relaxed.add((Slot) field);
      return field;
    }

    @Override
    public Layout in(String piece) {
      return new View(prefix + piece, virtual);
    }
  }
}
