package org.irqlab.topology.devicetree;

import static org.irqlab.topology.devicetree.TreeWriter.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.irqlab.api.topology.TopologyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileBlobTest {

  private static TopologyException refused(byte[] blob) {
    TopologyException e = assertThrows(TopologyException.class, () -> TreeWriter.read(blob));
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().startsWith("test.dtb: "), e.getMessage());
    assertTrue(e.getMessage().contains("; expected "), e.getMessage());
    return e;
  }

  private static void refused(byte[] blob, String problem) {
    TopologyException e = refused(blob);
    assertTrue(e.problem().contains(problem), e.getMessage());
  }

  private static byte[] sound() {
    return tree().begin("a").text("compatible", "b").end().blob();
  }

  private static byte[] patched(int offset, int value) {
    byte[] blob = sound();
    ByteBuffer.wrap(blob).putInt(offset, value);
    return blob;
  }

  @Test
  void shouldRefuseWhatIsNoTree() {
    refused(new byte[0], "0 bytes");
    refused(new byte[3], "3 bytes");
    refused(new byte[4096], "magic 0x0");
    refused("Hello, this is no device tree.\n".getBytes(StandardCharsets.US_ASCII), "magic");
  }

  @Test
  void shouldRefuseEveryTruncation() {
    byte[] blob = MachineBlobs.blob("riscv64-spike");
    for (int length = 0; length < blob.length; length++) {
      refused(Arrays.copyOf(blob, length));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0xd00dfeee, magic",
    "4, 0, totalsize 0",
    "4, 0x7fffffff, totalsize",
    "4, 0xffffffff, totalsize",
    "4, 0x1000, in a file of",
    "8, 0xfffffffc, structure block",
    "8, 0x39, structure block at 0x39",
    "12, 0xffffffff, strings block",
    "12, 0x38, overlaps",
    "12, 0x28, overlaps",
    "16, 0xfffffff8, memory reservation block",
    "16, 0x2c, memory reservation block",
    "20, 1, version 1",
    "20, 15, version 15",
    "20, 18, version 18",
    "20, 0xffffffff, version 4294967295",
    "24, 18, last_comp_version 18",
    "32, 0xffffffff, strings block",
    "32, 0, property name at",
    "36, 0xfffffffc, structure block",
    "36, 0x7ffffffc, structure block",
    "36, 0, structure block ends",
    "36, 4, node name without end",
    "56, 7, token 0x7",
    "56, 3, FDT_PROP outside a node",
    "56, 2, FDT_END_NODE without a node",
    "56, 9, no node",
    "72, 2, token 0x0"
  })
  void shouldRefuseDamagedFields(int offset, String value, String words) {
    TopologyException e = refused(patched(offset, Long.decode(value).intValue()));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }

  @Test
  void shouldRefuseHugePropertyLengths() {
    refused(tree().text("x", "y").raw(3, -1, 0).blob(), "of 4294967295 bytes");
    refused(tree().text("x", "y").raw(3, 0x7fffffff, 0).blob(), "of 2147483647 bytes");
    refused(tree().text("x", "y").raw(3, 0, 0x7fffffff).blob(), "property name at 0x7fffffff");
  }

  @Test
  void shouldRefuseMisplacedTokens() {
    refused(tree().end().begin("").blob(), "a second root");
    refused(tree().begin("a").blob(), "FDT_END inside a node");
    refused(tree().end().blob(), "without a node");
    refused(tree().end().unfinished(), "structure block ends");
    refused(tree().unfinished(), "structure block ends");
    refused(tree().end().raw(9, 4, 9).unfinished(), "FDT_END before the end");
    refused(tree().begin("a").end().text("late", "x").blob(), "after a child node");
    refused(new TreeWriter().begin("root").blob(), "root node has the name");
  }

  @Test
  void shouldRefuseBadNames() {
    refused(tree().begin("").end().blob(), "node name");
    refused(tree().begin("a/b").end().blob(), "node name");
    refused(tree().begin("a\u001b[2J").end().blob(), "node name");
    refused(tree().begin("x".repeat(256)).end().blob(), "node name without end");
    refused(tree().flag("").blob(), "property name");
    refused(tree().flag("y".repeat(256)).blob(), "property name without end");
    refused(tree().begin("a").end().begin("a").end().blob(), "two nodes");
    refused(tree().flag("a").flag("a").blob(), "two properties");
  }

  @Test
  void shouldRefuseDeepNestingAndLongPaths() {
    TreeWriter deep = tree();
    for (int i = 0; i < 100_000; i++) {
      deep.begin("a");
    }
    refused(deep.unfinished(), "deeper than 64");
    TreeWriter wide = tree();
    for (int i = 0; i < 5; i++) {
      wide.begin("n".repeat(250));
    }
    refused(wide.unfinished(), "path of");
  }

  @Test
  void shouldRefuseAnEndlessReservationBlock() {
    byte[] blob = sound();
    Arrays.fill(blob, 40, blob.length, (byte) 1);
    refused(blob, "memory reservation block");
  }

  @Test
  void shouldRefuseTreesBeyondTheBound() {
    byte[] blob = Arrays.copyOf(sound(), Header.LARGEST + 1);
    ByteBuffer.wrap(blob).putInt(4, blob.length);
    refused(blob, "totalsize");
  }

  @Test
  void shouldRefuseBadPhandles() {
    refused(tree().begin("a").cells("phandle", 0).end().blob(), "phandle 0x0");
    refused(tree().begin("a").cells("phandle", -1).end().blob(), "phandle 0xffffffff");
    refused(tree().begin("a").cells("phandle", 1, 2).end().blob(), "8 bytes");
    refused(
        tree().begin("a").cells("phandle", 5).end().begin("b").cells("phandle", 5).end().blob(),
        "belongs to /a too");
    refused(tree().cells("interrupt-parent", 77).blob(), "phandle 0x4d names no node");
  }

  @Test
  void shouldRefuseInterruptParentsInACircle() {
    refused(
        tree().begin("a").cells("phandle", 1).cells("interrupt-parent", 1).end().blob(), "circle");
    byte[] pair =
        tree()
            .begin("a")
            .cells("phandle", 1)
            .cells("interrupt-parent", 2)
            .end()
            .begin("b")
            .cells("phandle", 2)
            .cells("interrupt-parent", 1)
            .cells("interrupts", 3)
            .end()
            .blob();
    refused(pair, "circle");
    refused(
        tree()
            .cells("interrupt-parent", 1)
            .begin("a")
            .begin("b")
            .cells("phandle", 1)
            .end()
            .end()
            .blob(),
        "circle");
  }

  @Test
  void shouldRefuseControllersInACircle() {
    byte[] stated =
        tree()
            .controller("a", 1, 1, "riscv,plic0")
            .cells("interrupt-parent", 2)
            .end()
            .controller("b", 2, 1, "riscv,plic0")
            .cells("interrupt-parent", 1)
            .end()
            .blob();
    refused(stated, "controllers go round");
    byte[] wired =
        tree()
            .controller("a", 1, 1, "riscv,plic0")
            .cells("interrupts-extended", 2, 1)
            .end()
            .controller("b", 2, 1, "riscv,plic0")
            .cells("interrupts-extended", 3, 1)
            .end()
            .controller("c", 3, 1, "riscv,plic0")
            .cells("interrupts-extended", 1, 1)
            .end()
            .blob();
    refused(wired, "controllers go round");
  }

  @Test
  void shouldRefuseNexusesInACircle() {
    byte[] self =
        tree()
            .begin("n")
            .cells("phandle", 1)
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 1, 1, 1)
            .end()
            .blob();
    refused(self, "nexus nodes go round");
    byte[] pair =
        tree()
            .begin("m")
            .cells("phandle", 1)
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 1, 2, 1)
            .end()
            .begin("n")
            .cells("phandle", 2)
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 1, 1, 1)
            .end()
            .begin("dev")
            .cells("interrupts-extended", 1, 1)
            .end()
            .blob();
    refused(pair, "nexus nodes go round");
  }

  @Test
  void shouldRefuseRowsThatAreCutOff() {
    TreeWriter head = tree().controller("pic", 1, 2, "riscv,aplic").end().begin("dev");
    refused(head.cells("interrupts-extended", 1, 5).end().blob(), "last specifier is cut off");
    refused(
        tree()
            .controller("pic", 1, 2, "riscv,aplic")
            .end()
            .begin("n")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 1, 1, 5)
            .end()
            .blob(),
        "last row is cut off");
    refused(
        tree()
            .controller("pic", 1, 2, "riscv,aplic")
            .begin("dev")
            .cells("interrupts", 1, 4, 5)
            .end()
            .end()
            .blob(),
        "3 cells");
    refused(
        tree()
            .controller("pic", 1, 1, "riscv,plic0")
            .begin("dev")
            .bytes("interrupts", new byte[6])
            .end()
            .end()
            .blob(),
        "6 bytes");
  }

  @Test
  void shouldRefuseAbsurdCellCounts() {
    for (int count : new int[] {-1, 17, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      byte[] blob =
          tree()
              .controller("pic", 1, count, "riscv,plic0")
              .begin("dev")
              .cells("interrupts", 1)
              .end()
              .end()
              .blob();
      refused(blob, "cells");
    }
    refused(
        tree().controller("pic", 1, 0, "x").begin("dev").cells("interrupts", 1).end().end().blob(),
        "1 cells");
  }

  @Test
  void shouldNameOffsetNodeAndProperty() {
    byte[] blob = tree().begin("soc").begin("dev").cells("interrupt-parent", 9).end().end().blob();
    TopologyException e = refused(blob);
    assertEquals("/soc/dev", e.place().node().orElseThrow());
    assertEquals("interrupt-parent", e.place().property().orElseThrow());
    int offset = (int) e.place().offset().orElseThrow();
    assertEquals(9, ByteBuffer.wrap(blob).getInt(offset));
  }
}
