package org.irqlab.topology.devicetree;

import static org.irqlab.topology.devicetree.TreeWriter.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.junit.jupiter.api.Test;

/** Blobs that are small but would take long or grow large if anything were followed twice. */
class BoundedWorkTest {

  @Test
  void shouldFollowALongChainOfInterruptParentsOnce() throws TopologyException {
    TreeWriter tree = tree();
    int length = 20_000;
    for (int i = 1; i <= length; i++) {
      tree.begin("n" + i).cells("phandle", i).cells("interrupt-parent", i + 1).end();
    }
    Topology topology = tree.controller("pic", length + 1, 1, "riscv,plic0").end().read();
    assertEquals("/pic", topology.controllers().get(0).path());
  }

  @Test
  void shouldRefuseALongChainOfNexuses() {
    TreeWriter tree = tree().controller("pic", 1_000, 1, "riscv,plic0").end();
    for (int i = 1; i < 100; i++) {
      tree.begin("n" + i)
          .cells("phandle", i)
          .cells("#interrupt-cells", 1)
          .cells("#address-cells", 0)
          .cells("interrupt-map", 1, i == 99 ? 1_000 : i + 1, 1)
          .end();
    }
    TopologyException e = assertThrows(TopologyException.class, tree::read);
    assertTrue(e.problem().contains("more than 16 nexus nodes"), e.getMessage());
  }

  @Test
  void shouldLookManyLinesUpInALongMap() throws TopologyException {
    int rows = 30_000;
    int[] map = new int[3 * rows];
    int[] lines = new int[rows];
    for (int i = 0; i < rows; i++) {
      map[3 * i] = i;
      map[3 * i + 1] = 1;
      map[3 * i + 2] = i + 7;
      lines[i] = rows - 1 - i;
    }
    Topology topology =
        tree()
            .controller("pic", 1, 1, "riscv,plic0")
            .end()
            .begin("n")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", map)
            .begin("dev")
            .cells("interrupts", lines)
            .end()
            .end()
            .read();
    assertEquals(rows, topology.device("dev").lines().size());
    assertEquals(rows + 6, topology.device("dev").lines().get(0).source().orElseThrow());
  }

  @Test
  void shouldSurviveALongChainOfControllers() throws TopologyException {
    TreeWriter tree = tree();
    int length = 10_000;
    for (int i = 1; i <= length; i++) {
      tree.controller("c" + i, i, 1, "riscv,plic0");
      if (i < length) {
        tree.cells("interrupts-extended", i + 1, 1);
      }
      tree.end();
    }
    assertEquals(length, tree.read().controllers().size());
  }

  @Test
  void shouldReadTheLargestListOfSpecifiersThatFits() throws TopologyException {
    int[] cells = new int[Header.LARGEST / 4 - 100];
    Arrays.fill(cells, 1);
    Topology topology =
        tree()
            .controller("pic", 1, 1, "riscv,plic0")
            .begin("dev")
            .cells("interrupts", cells)
            .end()
            .end()
            .read();
    assertEquals(cells.length, topology.device("dev").lines().size());
  }

  @Test
  void shouldLookAtLargePropertiesOnceWhenManyLinesNeedThem() throws TopologyException {
    byte[] large = new byte[400_000];
    int[] lines = new int[100_000];
    Topology topology =
        tree()
            .begin("hybrid")
            .flag("interrupt-controller")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map")
            .bytes("compatible", large)
            .bytes("status", large)
            .begin("dev")
            .bytes("reg", large)
            .cells("interrupts", lines)
            .end()
            .end()
            .read();
    assertEquals(lines.length, topology.device("dev").lines().size());
  }

  @Test
  void shouldLookAtTheStatusOfAParentOnceForEachRowAtMost() throws TopologyException {
    byte[] large = new byte[400_000];
    int[] map = new int[300_000];
    Arrays.fill(map, 1);
    Topology topology =
        tree()
            .controller("pic", 1, 1, "riscv,plic0")
            .bytes("status", large)
            .end()
            .begin("n")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", map)
            .end()
            .read();
    assertEquals("/pic", topology.controllers().get(0).path());
  }
}
