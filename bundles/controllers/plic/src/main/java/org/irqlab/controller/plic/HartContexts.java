package org.irqlab.controller.plic;

import java.util.stream.IntStream;

/**
 * The order of hart contexts, which the specification leaves to the platform: machine mode and
 * supervisor mode of each hart in turn, as on SiFive's parts and QEMU's {@code virt} machine.
 */
enum HartContexts {
  /** Only the supervisor contexts exist; those of machine mode are hardwired to 0. */
  S,
  /** Both exist. */
  MS;

  /** The machine-mode context of a hart. */
  static int machine(int hart) {
    return 2 * hart;
  }

  /** The supervisor-mode context of a hart. */
  static int supervisor(int hart) {
    return 2 * hart + 1;
  }

  /** The contexts of a number of harts. */
  IntStream of(int harts) {
    IntStream all = IntStream.range(0, 2 * harts);
    return this == MS ? all : all.filter(context -> context % 2 == 1);
  }
}
