package org.irqlab.engine.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.engine.state.PackedLayout;
import org.irqlab.engine.state.Slot;
import org.junit.jupiter.api.Test;

class SieveTest {
  private static final int HOLDS = Tables.OPAQUE;

  private final PackedLayout packed = new PackedLayout();
  private final Layout layout = packed.of("", false);
  private final Slot near = field("near", 3);
  private final Slot idle = field("idle", 2);
  private final Slot next = field("next", 2);
  private final Slot gap = field("gap", 1 << 12);
  private final Slot far = field("far", 2);
  private final Grove grove = new Grove();
  private final Tree yes = grove.leaf(HOLDS);
  private final Tree no = grove.leaf(Tables.DISABLED);

  SieveTest() {
    packed.pack(0);
  }

  private Slot field(String name, int values) {
    return (Slot) layout.field(name, values, Protection.SHARED);
  }

  private Tree where(Slot slot, int value, Tree then, Tree otherwise) {
    Tree[] children = new Tree[slot.values()];
    for (int v = 0; v < children.length; v++) {
      children[v] = v == value ? then : otherwise;
    }
    return grove.node(slot, children);
  }

  private long named(Sieve sieve, int atNear, int atNext, int atFar) {
    long[] state = new long[packed.words()];
    near.write(state, 0, atNear);
    next.write(state, 0, atNext);
    far.write(state, 0, atFar);
    idle.write(state, 0, 1);
    gap.write(state, 0, 77);
    long[] into = new long[sieve.words()];
    sieve.of(state, 0, into);
    return into[0] & 7;
  }

  @Test
  void shouldNameWhatHoldsInEachState() {
    Tree both = where(near, 2, where(next, 1, yes, no), no);
    Tree one = where(far, 0, yes, no);
    Sieve sieve = new Sieve(packed, List.of(both, one, yes));
    for (int n = 0; n < 3; n++) {
      for (int x = 0; x < 2; x++) {
        for (int f = 0; f < 2; f++) {
          int expected = (n == 2 && x == 1 ? 1 : 0) | (f == 0 ? 2 : 0) | 4;
          assertEquals(expected, named(sieve, n, x, f), "near " + n + " next " + x + " far " + f);
        }
      }
    }
    assertTrue(sieve.exact(0));
    assertTrue(sieve.exact(1));
    assertTrue(sieve.exact(2));
  }

  @Test
  void shouldNotTakeAConditionForExactThatCouplesChunks() {
    Tree alike = where(near, 0, where(far, 0, yes, no), where(far, 1, yes, no));
    Sieve sieve = new Sieve(packed, List.of(alike));
    assertFalse(sieve.exact(0));
    assertEquals(1, named(sieve, 0, 0, 0));
    assertEquals(1, named(sieve, 1, 0, 1));
  }

  @Test
  void shouldNeverNameWhatHoldsNowhere() {
    Sieve sieve = new Sieve(packed, List.of(no, where(near, 1, yes, no)));
    assertEquals(2, named(sieve, 1, 0, 0));
    assertTrue(sieve.exact(0));
  }

  @Test
  void shouldHaveLikePartsOfTreesOnce() {
    assertSame(where(near, 1, yes, no), where(near, 1, yes, no));
    assertSame(yes, where(near, 1, yes, grove.leaf(HOLDS)));
    Tree numbered = where(near, 0, grove.leaf(5), where(far, 0, grove.leaf(6), no));
    assertSame(
        where(near, 0, yes, where(far, 0, yes, no)),
        grove.mapped(numbered, number -> number == Tables.DISABLED ? number : HOLDS));
    assertSame(
        where(near, 0, grove.leaf(5), grove.leaf(6)), grove.without(numbered, Tables.DISABLED));
  }
}
