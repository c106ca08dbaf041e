package org.irqlab.engine.reduce;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.engine.state.Slot;

/**
 * Puts the members of every family of a symmetry in order, in place: by the values of their fields,
 * and by who points to them. No permutation is tried. States that differ only by a permutation
 * nearly always come to the same; where they do not, because members that are alike are pointed to
 * in an intricate way, the space is larger than it need be, but nothing is missed. One for each
 * thread.
 */
final class NormalForm {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Sorter[] sorters;
  private List<Move> log;

  /**
   * The normal form of a symmetry.
   *
   * @param symmetry the symmetry
   */
  NormalForm(Symmetry symmetry) {
    List<Sorter> all = new ArrayList<>();
    for (Symmetry.Group group : symmetry.groups()) {
      all.add(new Sorter(group));
    }
    sorters = all.toArray(new Sorter[0]);
    for (int g = 0; g < sorters.length; g++) {
      sorters[g].meet(sorters, g);
    }
  }

  /**
   * Puts a state into its normal form.
   *
   * @param words array with the state
   * @param at index of its first word
   */
  void apply(long[] words, int at) {
    for (Sorter sorter : sorters) {
      sorter.describe(words, at);
    }
    for (int g = 0; g < sorters.length; g++) {
      if (!sorters[g].inOrder(words, at)) {
        sorters[g].move(words, at, sorters[g].place);
        if (log != null) {
          log.add(new Move(g, sorters[g].place.clone()));
        }
      }
    }
  }

  /**
   * Writes down from now on how members are moved.
   *
   * @param into where to
   */
  void log(List<Move> into) {
    log = into;
  }

  /**
   * Takes a move back.
   *
   * @param move the move
   * @param words the state
   */
  void undo(Move move, long[] words) {
    int[] from = new int[move.to.length];
    for (int i = 0; i < from.length; i++) {
      from[move.to[i]] = i;
    }
    sorters[move.family].move(words, 0, from);
  }

  private static long mix(long key, long more) {
    long mixed = (key ^ more) * MIX;
    return mixed ^ mixed >>> 29;
  }

  /** Puts the members of one family in order. */
  private static final class Sorter {
    private final int size;
    private final Slot[][] fields;
    private final Pointer[] pointers;
    private final long[] own;
    private final long[] key;
    private final int[] place;
    private final int[] order;
    private final int[][] moved;
    private final boolean[] plain;
    private Link[] outgoing;
    private Link[] outsiders;
    private Link[] settled;

    Sorter(Symmetry.Group group) {
      this.size = group.family().size();
      this.fields =
          group.family().fields().stream()
              .map(row -> row.stream().filter(s -> s.bits() > 0).toArray(Slot[]::new))
              .toArray(Slot[][]::new);
      this.pointers = group.pointers().toArray(new Pointer[0]);
      this.own = new long[size];
      this.key = new long[size];
      this.place = new int[size];
      this.order = new int[size];
      this.moved = new int[size][fields[0].length];
      this.plain = new boolean[fields[0].length];
    }

    /** Learns who points where; families before this one are in order when its turn comes. */
    void meet(Sorter[] all, int rank) {
      List<Link> out = new ArrayList<>();
      for (int k = 0; k < plain.length; k++) {
        plain[k] = true;
        for (Sorter other : all) {
          for (int i = 0; i < size; i++) {
            for (Pointer p : other.pointers) {
              if (p.slot() == fields[i][k]) {
                plain[k] = false;
                out.add(new Link(p, other, i, k));
              }
            }
          }
        }
      }
      outgoing = out.toArray(new Link[0]);
      List<Link> free = new ArrayList<>();
      List<Link> before = new ArrayList<>();
      for (Pointer p : pointers) {
        int owner = owner(all, p.slot());
        if (owner < rank) {
          (owner < 0 ? free : before).add(new Link(p, this, 0, p.slot().ordinal()));
        }
      }
      outsiders = free.toArray(new Link[0]);
      settled = before.toArray(new Link[0]);
    }

    /** The number of the family a field belongs to, or -1; of several, the last. */
    private static int owner(Sorter[] all, Slot slot) {
      int owner = -1;
      for (int g = 0; g < all.length; g++) {
        for (Slot[] row : all[g].fields) {
          owner = List.of(row).contains(slot) ? g : owner;
        }
      }
      return owner;
    }

    /** Takes down what each member is by itself. */
    void describe(long[] words, int at) {
      for (int i = 0; i < size; i++) {
        long value = 0;
        for (int k = 0; k < plain.length; k++) {
          if (plain[k]) {
            value = value * fields[i][k].values() + fields[i][k].read(words, at);
          }
        }
        own[i] = value;
      }
      tag(outsiders, own, words, at);
    }

    private static void tag(Link[] links, long[] keys, long[] words, int at) {
      for (Link link : links) {
        int v = link.pointer.slot().read(words, at);
        int m = link.pointer.member()[v];
        if (m >= 0) {
          keys[m] += mix(link.tag, link.pointer.kind()[v]);
        }
      }
    }

    /** Finds the place of each member; answers whether all are there already. */
    boolean inOrder(long[] words, int at) {
      System.arraycopy(own, 0, key, 0, size);
      tag(settled, key, words, at);
      for (Link link : outgoing) {
        int v = link.pointer.slot().read(words, at);
        int m = link.pointer.member()[v];
        long what = m < 0 ? v : mix(link.target.own[m], link.pointer.kind()[v] + 1L);
        key[link.from] += mix(link.tag, what);
      }
      return rank();
    }

    /** Finds the order of the members, by insertion; answers whether they are in order. */
    private boolean rank() {
      boolean inOrder = true;
      for (int i = 0; i < size; i++) {
        int k = i;
        long its = key[i];
        while (k > 0 && key[order[k - 1]] > its) {
          order[k] = order[k - 1];
          k--;
        }
        order[k] = i;
        inOrder &= k == i;
      }
      for (int i = 0; i < size; i++) {
        place[order[i]] = i;
      }
      return inOrder;
    }

    /** Moves members to other places, and all that points to them along. */
    void move(long[] words, int at, int[] to) {
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < plain.length; k++) {
          moved[i][k] = fields[i][k].read(words, at);
        }
      }
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < plain.length && to[i] != i; k++) {
          fields[to[i]][k].write(words, at, moved[i][k]);
        }
      }
      for (Pointer p : pointers) {
        int v = p.slot().read(words, at);
        int m = p.member()[v];
        if (m >= 0) {
          p.slot().write(words, at, p.value()[p.kind()[v]][to[m]]);
        }
      }
    }
  }

  /** A field that names a member. */
  private static final class Link {
    private final Pointer pointer;
    private final Sorter target;
    private final int from;
    private final long tag;

    Link(Pointer pointer, Sorter target, int from, int tag) {
      this.pointer = pointer;
      this.target = target;
      this.from = from;
      this.tag = mix(tag + 1L, MIX);
    }
  }

  /**
   * Members that changed places.
   *
   * @param family number of their family
   * @param to for each member, whose place it took
   */
  record Move(int family, int[] to) {}
}
