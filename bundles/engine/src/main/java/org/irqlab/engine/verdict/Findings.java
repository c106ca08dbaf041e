package org.irqlab.engine.verdict;

import java.util.List;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;

/**
 * What a verification found: the part of a result that the engine knows.
 *
 * @param verdict the verdict
 * @param also further kinds found in the same search, without the verdict itself
 * @param detail one sentence: what is bad, or which bound was hit
 * @param states distinct states visited
 * @param transitions transitions taken, and one for the initial state
 * @param depth distance of the farthest state from the initial one
 * @param bytes bytes of a packed state
 * @param seconds wall time
 * @param workers parallel workers
 * @param properties what was really checked, with the fairness assumed
 * @param unreached steps that never ran, with their contexts
 * @param trace a shortest run that shows a violation, or {@link Trace#NONE}
 */
public record Findings(
    Verdict verdict,
    List<Verdict> also,
    String detail,
    long states,
    long transitions,
    int depth,
    int bytes,
    double seconds,
    int workers,
    List<String> properties,
    List<String> unreached,
    Trace trace) {}
