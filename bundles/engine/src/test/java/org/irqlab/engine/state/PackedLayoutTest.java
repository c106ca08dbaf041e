package org.irqlab.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

class PackedLayoutTest {
  private final PackedLayout packed = new PackedLayout();
  private final Layout layout = packed.of("plic", false);

  private Field field(String name, int values) {
    return layout.field(name, values, Protection.SHARED);
  }

  @Test
  void shouldKeepEveryFieldApartFromItsNeighbours() {
    Random random = new Random(7);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      fields.add(field("f" + i, 1 + random.nextInt(1 << random.nextInt(1, 31))));
    }
    packed.pack(0);
    int[] expected = new int[fields.size()];
    PackedState s = new PackedState().at(new long[packed.words()], 0);
    for (int round = 0; round < 5_000; round++) {
      int i = random.nextInt(fields.size());
      expected[i] = random.nextInt(fields.get(i).values());
      s.set(fields.get(i), expected[i]);
      int j = random.nextInt(fields.size());
      assertEquals(expected[j], s.get(fields.get(j)));
    }
  }

  @Test
  void shouldLeaveTheTopBitsOfEveryWordToTheTable() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fields.add(field("f" + i, 1 << 13));
    }
    packed.pack(0);
    long[] words = new long[packed.words()];
    PackedState s = new PackedState().at(words, 0);
    fields.forEach(f -> s.set(f, f.values() - 1));
    for (long word : words) {
      assertEquals(0, word >>> PackedLayout.BITS);
    }
  }

  @Test
  void shouldSpendNoBitOnAFieldOfOneValue() {
    field("constant", 1);
    for (int i = 0; i < PackedLayout.BITS; i++) {
      field("flag" + i, 2);
    }
    packed.pack(0);
    assertEquals(1, packed.words());
  }

  @Test
  void shouldWorkAtAnyPlaceOfAnArray() {
    Field field = field("f", 5);
    packed.pack(0);
    long[] words = new long[3];
    PackedState s = new PackedState();
    s.at(words, 1).set(field, 4);
    assertEquals(0, s.at(words, 0).get(field));
    assertEquals(4, s.at(words, 1).get(field));
    assertEquals(0, s.at(words, 2).get(field));
  }

  @Test
  void shouldCondemnAValueThatLeavesItsRange() {
    Field depth = field("depth", 3);
    packed.pack(0);
    PackedState s = new PackedState().at(new long[1], 0);
    s.set(depth, 2);
    assertNull(s.condemned());
    s.set(depth, 3);
    assertEquals(Verdict.UNBALANCED, s.condemned());
    assertEquals("plic/depth leaves its range", s.why());
    assertEquals(2, s.get(depth));
    assertNull(s.at(new long[1], 0).condemned());
  }

  @Test
  void shouldNameFieldsByInstanceAndPiece() {
    Field field = layout.in("source[10]").carried("line", 2, Protection.register("plic"));
    assertEquals("plic/source[10]/line", field.name());
    assertEquals(Field.Persistence.CARRIED, field.persistence());
    assertEquals(Field.Persistence.REBUILT, field("other", 2).persistence());
  }

  @Test
  void shouldRefuseTwoFieldsOfOneName() {
    field("line", 2);
    assertEquals(
        "field plic/line is declared twice",
        assertThrows(LinkException.class, () -> field("line", 2)).getMessage());
    assertThrows(LinkException.class, () -> field("empty", 0));
  }

  @Test
  void shouldTellLocksOfAGuestFromThoseOfItsHost() {
    assertEquals(false, layout.lock("lock", Lock.Kind.SPIN).virtual());
    assertEquals(true, packed.of("guest", true).in("irq").lock("lock", Lock.Kind.SPIN).virtual());
  }
}
