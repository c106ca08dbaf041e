package org.irqlab.api.path;

import java.util.List;
import org.irqlab.api.verdict.Scope;

/**
 * A path file, {@code irqlab-path/1}.
 *
 * @param name its name
 * @param file the file it was read from, as the user named it
 * @param lines its chains, at least one
 * @param actors who calls from outside
 * @param properties what must never happen, beyond the verdicts
 * @param scope the bounds of the question
 * @param expect what its author expects; none if nothing
 */
public record Path(
    String name,
    String file,
    List<PathLine> lines,
    List<Stage> actors,
    List<Stage> properties,
    Scope scope,
    List<Expectation> expect) {
  /** Copies the lists. */
  public Path {
    lines = List.copyOf(lines);
    actors = List.copyOf(actors);
    properties = List.copyOf(properties);
    expect = List.copyOf(expect);
  }

  /**
   * The same path in another scope.
   *
   * @param other the scope
   * @return the path
   */
  public Path in(Scope other) {
    return new Path(name, file, lines, actors, properties, other, expect);
  }
}
