package org.irqlab.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Protection;
import org.irqlab.api.verdict.Verdict;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
  private final PackedLayout packed = new PackedLayout();
  private final Layout layout = packed.of("xen", false);
  private final SlotPool infos = (SlotPool) layout.pool("irq_guest", 2);
  private final Field info = layout.pointer("info", infos, Protection.SHARED);
  private final Field stale = layout.pointer("stale", infos, Protection.LOCAL);
  private final PackedState s = state();

  private PackedState state() {
    packed.pack(0);
    return new PackedState().at(new long[packed.words()], 0);
  }

  @Test
  void shouldUseAndFreeALiveObject() {
    s.set(info, infos.alloc(s));
    infos.use(s, info);
    infos.free(s, info);
    s.set(info, 0);
    assertNull(s.condemned());
  }

  @Test
  void shouldCondemnASecondFree() {
    s.set(info, infos.alloc(s));
    s.set(stale, s.get(info));
    infos.free(s, info);
    s.set(info, 0);
    infos.collect(s);
    infos.free(s, stale);
    assertEquals(Verdict.DOUBLE_FREE, s.condemned());
    assertEquals("xen/irq_guest is freed twice", s.why());
  }

  @Test
  void shouldCondemnUseAfterFree() {
    s.set(info, infos.alloc(s));
    infos.free(s, info);
    infos.collect(s);
    infos.use(s, info);
    assertEquals(Verdict.USE_AFTER_RELEASE, s.condemned());
    assertEquals("a freed xen/irq_guest is used", s.why());
  }

  @Test
  void shouldCondemnNull() {
    infos.use(s, info);
    assertEquals("NULL xen/irq_guest is used", s.why());
    assertEquals(Verdict.USE_AFTER_RELEASE, s.condemned());
  }

  @Test
  void shouldNotReuseASlotThatAStalePointerNames() {
    int first = infos.alloc(s);
    s.set(info, first);
    s.set(stale, first);
    infos.free(s, info);
    s.set(info, 0);
    infos.collect(s);
    assertNotEquals(first, infos.alloc(s));
  }

  @Test
  void shouldReuseASlotAsSoonAsNoPointerNamesIt() {
    int first = infos.alloc(s);
    s.set(info, first);
    infos.free(s, info);
    s.set(info, 0);
    infos.collect(s);
    assertEquals(first, infos.alloc(s));
  }

  @Test
  void shouldCondemnAPoolThatRunsDry() {
    infos.alloc(s);
    infos.alloc(s);
    assertNull(s.condemned());
    assertEquals(0, infos.alloc(s));
    assertEquals(Verdict.UNBALANCED, s.condemned());
  }

  @Test
  void shouldSeeALeak() {
    s.set(info, infos.alloc(s));
    assertFalse(infos.leaks(s));
    s.set(info, 0);
    assertTrue(infos.leaks(s));
  }
}
