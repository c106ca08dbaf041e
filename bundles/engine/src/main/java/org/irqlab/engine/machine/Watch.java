package org.irqlab.engine.machine;

import org.irqlab.api.routine.Guard;
import org.irqlab.api.verdict.Verdict;

/**
 * Something that must never hold.
 *
 * @param name what is watched
 * @param verdict the violation
 * @param bad the condition
 */
public record Watch(String name, Verdict verdict, Guard bad) {}
