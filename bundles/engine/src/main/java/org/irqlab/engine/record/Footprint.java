package org.irqlab.engine.record;

import java.util.BitSet;

/**
 * What a piece of behaviour touches, over all its cases.
 *
 * @param reads ordinals of the fields whose value it depends on
 * @param writes ordinals of the fields it may change
 * @param cases cases enumerated
 * @param complete false if the budget ended before the cases did; the sets are then a lower bound
 */
public record Footprint(BitSet reads, BitSet writes, int cases, boolean complete) {
  /** Fields read or written. */
  public BitSet touched() {
    BitSet all = (BitSet) reads.clone();
    all.or(writes);
    return all;
  }

  /**
   * What a piece of behaviour touches that something follows.
   *
   * @param own the piece alone
   * @param whole with what follows
   */
  public record Parts(Footprint own, Footprint whole) {}
}
