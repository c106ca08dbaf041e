package org.irqlab.api.verdict;

import java.util.List;
import java.util.Map;

/**
 * What one question about one path gave ({@code irqlab-result/1}).
 *
 * @param path name of the path
 * @param verdict the verdict
 * @param also further kinds found in the same search
 * @param detail one sentence: what is bad, or which bound was hit
 * @param scope the scope the verdict holds for
 * @param parts name and version of each part the path was linked from
 * @param states distinct states visited
 * @param transitions transitions taken, counted with the initial one (stored + matched)
 * @param depth levels of the breadth-first search
 * @param bytes bytes of a packed state
 * @param seconds wall time
 * @param workers parallel workers
 * @param properties what was really checked, with the fairness assumed
 * @param unreached steps that never ran
 * @param warnings what the linker remarked
 * @param trace a shortest run that shows a violation, or {@link Trace#NONE}
 * @param advice proved changes of options
 */
public record Result(
    String path,
    Verdict verdict,
    List<Verdict> also,
    String detail,
    Scope scope,
    Map<String, String> parts,
    long states,
    long transitions,
    int depth,
    int bytes,
    double seconds,
    int workers,
    List<String> properties,
    List<String> unreached,
    List<String> warnings,
    Trace trace,
    List<Advice> advice) {

  /**
   * A change of declared options and what it gives.
   *
   * @param set option assignments, as for {@code --set}
   * @param verdict the verdict with them
   * @param states states of its proof
   */
  public record Advice(Map<String, String> set, Verdict verdict, long states) {}
}
