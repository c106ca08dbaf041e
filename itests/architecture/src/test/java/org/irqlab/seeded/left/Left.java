package org.irqlab.seeded.left;

import org.irqlab.seeded.right.Right;

/** One half of a cycle between two packages. */
public record Left(Right other) {}
