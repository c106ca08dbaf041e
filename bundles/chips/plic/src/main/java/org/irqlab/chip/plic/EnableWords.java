package org.irqlab.chip.plic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.irqlab.api.part.Bus;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.part.Register;
import org.irqlab.api.routine.Cpu;
import org.irqlab.api.routine.Routine;
import org.irqlab.api.state.Field;
import org.irqlab.api.state.Layout;
import org.irqlab.api.state.Lock;
import org.irqlab.api.state.Protection;

/**
 * Changes one enable bit: reads the word, writes it back with the bit changed. These are two
 * accesses, so a lock must be held; what was read lives no longer than the lock, in a register of
 * the CPU that read it.
 *
 * <p>Of the word only the bits of sources that the path can touch are kept, and the changed bit is
 * not: with one source nothing is.
 */
final class EnableWords {
  private static final int WORD = 32;
  private static final int MOST = 16;

  private final Lock lock;
  private final Layout layout;
  private final SortedSet<Integer> sources;
  private final Map<String, Field> read = new HashMap<>();

  EnableWords(Lock lock, Layout layout, SortedSet<Integer> sources) {
    this.lock = lock;
    this.layout = layout;
    this.sources = new TreeSet<>(sources);
  }

  Lock lock() {
    return lock;
  }

  /**
   * The change, to be called with the lock held.
   *
   * @param function name of the function that it is
   * @param instance what it is linked for
   * @param source where the function is
   * @param bus the way to the register
   * @param cpu the CPU it runs on
   * @param register the word
   * @param hwirq whose bit
   * @param enable its new value
   */
  Routine toggle(
      String function,
      String instance,
      String source,
      Bus bus,
      Cpu cpu,
      Register register,
      int hwirq,
      boolean enable) {
    List<Integer> others = others(hwirq);
    Field kept = kept(hwirq / WORD, others.size(), cpu);
    long bit = enable ? 1L << hwirq % WORD : 0;
    return Routine.of(
            function,
            instance,
            source,
            bus.read(
                "readl(enable)", cpu, register, (s, value) -> s.set(kept, pack(value, others))),
            bus.write(
                enable ? "writel(enable | " + hwirq + ")" : "writel(enable & ~" + hwirq + ")",
                cpu,
                register,
                s -> unpack(s.get(kept), others) | bit))
        .withLocals(kept);
  }

  private List<Integer> others(int hwirq) {
    int first = hwirq / WORD * WORD;
    return sources.subSet(first, first + WORD).stream().filter(n -> n != hwirq).toList();
  }

  private Field kept(int word, int others, Cpu cpu) {
    if (others > MOST) {
      throw new LinkException(
          "plic: " + (others + 1) + " sources in one enable word, expected " + (MOST + 1));
    }
    String name = lock.name().substring(lock.name().lastIndexOf('/') + 1);
    return read.computeIfAbsent(
        name + ".enable[" + word + "]@" + cpu.name(),
        field -> layout.field(field, 1 << others, Protection.guardedBy(lock)));
  }

  private static int pack(long word, List<Integer> sources) {
    int packed = 0;
    for (int i = 0; i < sources.size(); i++) {
      packed |= (int) (word >>> sources.get(i) % WORD & 1) << i;
    }
    return packed;
  }

  private static long unpack(int packed, List<Integer> sources) {
    long word = 0;
    for (int i = 0; i < sources.size(); i++) {
      word |= (long) (packed >>> i & 1) << sources.get(i) % WORD;
    }
    return word;
  }
}
