package org.irqlab.engine.search;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.irqlab.api.verdict.Verdict;

/**
 * What a search found.
 *
 * @param visited the states
 * @param states how many
 * @param transitions transitions taken, and one for the initial state
 * @param depth distance of the farthest state from the initial one
 * @param bytes memory used for states
 * @param taken transitions that were taken at least once
 * @param alarm the least violation of the first level that has one
 * @param kinds all kinds of violations on that level
 * @param stopped the bound that ended the search before its time
 */
public record Space(
    VisitedSet visited,
    long states,
    long transitions,
    int depth,
    long bytes,
    BitSet taken,
    Optional<Alarm> alarm,
    Set<Verdict> kinds,
    Optional<String> stopped) {}
