package org.irqlab.topology.devicetree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real trees, damaged at random from fixed seeds: each is read or refused with one line. */
class MutationTest {

  private static final int CASES = 500;
  private static final int[] EVIL = {
    0, 1, 2, 3, 4, 9, -1, -4, 0x7fffffff, 0x80000000, 0x7ffffffc, 0x10000, 0xd00dfeed
  };

  @ParameterizedTest
  @MethodSource("org.irqlab.topology.devicetree.MachineBlobs#names")
  void shouldReadOrRefuseDamagedTrees(String name) {
    byte[] sound = MachineBlobs.blob(name);
    Random random = new Random(name.hashCode());
    int read = 0;
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] blob = damaged(sound, random);
      try {
        assertBounded(TreeWriter.read(blob), blob.length);
        read++;
      } catch (TopologyException e) {
        assertEquals(1, e.getMessage().lines().count());
        assertTrue(e.getMessage().length() < 2_000, e.getMessage());
        refused++;
      }
    }
    assertEquals(CASES, read + refused);
    assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
  }

  /** Every device, line and controller takes bytes of the blob. */
  private static void assertBounded(Topology topology, int length) {
    int lines = topology.devices().stream().mapToInt(d -> d.lines().size()).sum();
    assertTrue(lines <= length / 4, lines + " lines from " + length + " bytes");
    assertTrue(topology.devices().size() <= length / 12);
    assertTrue(topology.controllers().size() <= length / 12);
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] blob = sound.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && blob.length >= 48; i++) {
      blob = damagedOnce(blob, random);
    }
    return blob;
  }

  private static byte[] damagedOnce(byte[] blob, Random random) {
    ByteBuffer cells = ByteBuffer.wrap(blob);
    int cell = 4 * random.nextInt(blob.length / 4);
    switch (random.nextInt(9)) {
      case 0 -> blob[random.nextInt(blob.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> blob[random.nextInt(blob.length)] = (byte) random.nextInt();
      case 2 -> cells.putInt(cell, EVIL[random.nextInt(EVIL.length)]);
      case 3 -> cells.putInt(4 * random.nextInt(10), EVIL[random.nextInt(EVIL.length)]);
      case 4 -> cells.putInt(4 * random.nextInt(10), random.nextInt(2 * blob.length));
      case 5 -> cells.putInt(cell, cells.getInt(4 * random.nextInt(blob.length / 4)));
      case 6 -> swapTokens(cells, random);
      case 7 -> damageInterrupts(cells, random);
      default -> {
        return random.nextBoolean()
            ? Arrays.copyOf(blob, random.nextInt(blob.length))
            : moved(blob, random);
      }
    }
    return blob;
  }

  /** Exchanges two cells that look like tokens. */
  private static void swapTokens(ByteBuffer cells, Random random) {
    int a = token(cells, random);
    int b = token(cells, random);
    int kept = cells.getInt(a);
    cells.putInt(a, cells.getInt(b));
    cells.putInt(b, kept);
  }

  private static int token(ByteBuffer cells, Random random) {
    int count = cells.capacity() / 4;
    int at = random.nextInt(count);
    for (int i = 0; i < count; i++) {
      int value = cells.getInt(4 * ((at + i) % count));
      if (List.of(1, 2, 3, 4, 9).contains(value)) {
        return 4 * ((at + i) % count);
      }
    }
    return 4 * at;
  }

  /** Turns a small number into another: phandles, cell counts, specifiers. */
  private static void damageInterrupts(ByteBuffer cells, Random random) {
    int count = cells.capacity() / 4;
    int at = random.nextInt(count);
    for (int i = 0; i < count; i++) {
      int offset = 4 * ((at + i) % count);
      int value = cells.getInt(offset);
      if (value > 0 && value < 32 || value >>> 4 == 0x800) {
        cells.putInt(offset, value + random.nextInt(5) - 2);
        return;
      }
    }
  }

  /** Copies a stretch of the blob over another. */
  private static byte[] moved(byte[] blob, Random random) {
    int length = 1 + random.nextInt(Math.min(64, blob.length / 2));
    int from = random.nextInt(blob.length - length);
    int to = random.nextInt(blob.length - length);
    System.arraycopy(blob.clone(), from, blob, to, length);
    return blob;
  }
}
