package org.irqlab.api.lab;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Replays recorded operation vectors against the hardware models that are plugged in. */
@ProviderType
public interface Conformance {
  /**
   * Replays one vector file.
   *
   * @param file a file of JSON lines
   * @return how it went
   * @throws org.irqlab.api.command.BadInput if the file is not a vector file
   */
  Outcome replay(Path file);

  /**
   * How a replay went.
   *
   * @param file the file
   * @param controller the recorded controller
   * @param operations operations replayed
   * @param skipped why it was not replayed: no such controller is plugged in; empty if it was
   * @param divergences where the model departs from the recording
   * @param assumed quirks of the recorded implementation that the model was given though the file's
   *     header does not name them, because without them it departs
   */
  record Outcome(
      String file,
      String controller,
      int operations,
      String skipped,
      List<Divergence> divergences,
      List<String> assumed) {
    /** Copies the lists. */
    public Outcome {
      divergences = List.copyOf(divergences);
      assumed = List.copyOf(assumed);
    }

    /**
     * Whether the model did what was recorded.
     *
     * @return true if it was replayed without divergence, with {@link #assumed} quirks or without
     */
    public boolean conforms() {
      return skipped.isEmpty() && divergences.isEmpty();
    }
  }

  /**
   * A departure.
   *
   * @param line line of the file, from 1
   * @param operation the operation
   * @param expected what was recorded
   * @param observed what the model did
   */
  record Divergence(int line, String operation, String expected, String observed) {}
}
