package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.irqlab.api.topology.Place;
import org.irqlab.api.topology.TopologyException;

/**
 * Where the blocks of a blob stand (Devicetree Specification v0.4, sections 5.2 "Header" and 5.3
 * "Memory Reservation Block"). Versions 16 and 17 are read; version 16 has no {@code
 * size_dt_struct}, so its structure block may reach to the next block.
 *
 * @param structure the structure block
 * @param strings the strings block
 * @param sized whether the header says where the structure block ends
 */
record Header(Block structure, Block strings, boolean sized) {

  static final int MAGIC = 0xd00dfeed;

  /**
   * Largest tree that is read: the bound that arm64 sets for its boot loaders (kernel,
   * Documentation/arch/arm64/booting.rst, section 2 "Setup the device tree").
   */
  static final int LARGEST = 2 << 20;

  private static final int SIZE_16 = 36;
  private static final int SIZE_17 = 40;
  private static final int RESERVATION = 16;

  /** A stretch of the blob. */
  record Block(String name, int from, int to) {}

  static Header read(Blob blob) throws TopologyException {
    require(blob, 0, blob.length() >= 4, blob.length() + " bytes", "a flattened device tree");
    require(
        blob,
        0,
        blob.cell(0) == MAGIC,
        "magic " + hex(blob.unsigned(0)),
        "0xd00dfeed, a flattened device tree");
    require(
        blob,
        0,
        blob.length() >= SIZE_16,
        "header cut off after " + blob.length() + " bytes",
        "36 or more");
    long version = version(blob);
    int size = version == 17 ? SIZE_17 : SIZE_16;
    long total = blob.unsigned(4);
    require(
        blob, 4, total >= size && total <= LARGEST, "totalsize " + total, size + " to " + LARGEST);
    require(
        blob,
        4,
        total <= blob.length(),
        "totalsize " + total + " in a file of " + blob.length() + " bytes",
        "the whole tree");
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block("header", 0, size));
    blocks.add(reservations(blob, total));
    Block strings = block(blob, "strings block", 12, blob.unsigned(32), 1, total);
    blocks.add(strings);
    Block structure = structure(blob, version, total, blocks);
    blocks.add(
        version == 17
            ? structure
            : new Block(structure.name(), structure.from(), structure.from()));
    refuseOverlaps(blob, blocks);
    return new Header(structure, strings, version == 17);
  }

  private static Block structure(Blob blob, long version, long total, List<Block> others)
      throws TopologyException {
    String name = "structure block";
    if (version == 17) {
      return block(blob, name, 8, blob.unsigned(36), 4, total);
    }
    int from = block(blob, name, 8, 0, 4, total).from();
    int to = (int) total;
    for (Block other : others) {
      to = other.from() > from ? Math.min(to, other.from()) : to;
    }
    return new Block(name, from, to);
  }

  private static long version(Blob blob) throws TopologyException {
    long version = blob.unsigned(20);
    long compatible = blob.unsigned(24);
    require(blob, 20, version == 16 || version == 17, "version " + version, "16 or 17");
    require(
        blob,
        24,
        compatible <= version,
        "last_comp_version " + compatible + " above version " + version,
        "at most the version");
    if (version == 17) {
      require(blob, 0, blob.length() >= SIZE_17, "header cut off", "40 bytes for version 17");
    }
    return version;
  }

  private static Block block(
      Blob blob, String name, int field, long length, int alignment, long total)
      throws TopologyException {
    long from = blob.unsigned(field);
    require(
        blob,
        field,
        from % alignment == 0,
        name + " at " + hex(from),
        "a multiple of " + alignment);
    require(
        blob,
        field,
        from <= total && length <= total - from,
        name + " of " + length + " bytes at " + hex(from),
        "a place within totalsize " + total);
    return new Block(name, (int) from, (int) (from + length));
  }

  /** Pairs of address and size, ended by a pair of zeros. */
  private static Block reservations(Blob blob, long total) throws TopologyException {
    String name = "memory reservation block";
    int from = block(blob, name, 16, RESERVATION, 8, total).from();
    int at = from;
    while (true) {
      require(blob, at, at + RESERVATION <= total, name + " without end", "an entry of zeros");
      boolean end =
          blob.cell(at) == 0
              && blob.cell(at + 4) == 0
              && blob.cell(at + 8) == 0
              && blob.cell(at + 12) == 0;
      at += RESERVATION;
      if (end) {
        return new Block(name, from, at);
      }
    }
  }

  private static void refuseOverlaps(Blob blob, List<Block> blocks) throws TopologyException {
    blocks.sort(Comparator.comparingInt(Block::from).thenComparingInt(Block::to));
    for (int i = 1; i < blocks.size(); i++) {
      Block before = blocks.get(i - 1);
      Block block = blocks.get(i);
      require(
          blob,
          block.from(),
          before.to() <= block.from(),
          block.name() + " overlaps " + before.name(),
          "blocks beside each other");
    }
  }

  private static void require(
      Blob blob, int offset, boolean condition, String problem, String expected)
      throws TopologyException {
    if (!condition) {
      throw blob.refuse(Place.offset(offset), problem, expected);
    }
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }
}
