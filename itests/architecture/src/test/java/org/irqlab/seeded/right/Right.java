package org.irqlab.seeded.right;

import org.irqlab.seeded.left.Left;

/** The other half of a cycle between two packages. */
public record Right(Left other) {}
