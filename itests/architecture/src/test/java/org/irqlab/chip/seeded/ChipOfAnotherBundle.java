package org.irqlab.chip.seeded;

/** Belongs to a bundle that others must not see. */
public record ChipOfAnotherBundle(int line) {}
