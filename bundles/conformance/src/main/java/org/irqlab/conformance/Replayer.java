package org.irqlab.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.irqlab.api.lab.Conformance;
import org.irqlab.api.lab.Workbench;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.InterruptController;
import org.irqlab.api.part.Recording;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds the models of the recorded controllers, connects them and replays the recording. */
@Component
public final class Replayer implements Conformance {
  private final Workbench workbench;

  /** Come and go with their features. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<InterruptController> controllers = List.of();

  /**
   * Replays on a workbench.
   *
   * @param workbench where models are linked
   */
  @Activate
  public Replayer(@Reference Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * Replays on a workbench, with these controllers to begin with.
   *
   * @param workbench where models are linked
   * @param controllers the controllers
   */
  public Replayer(Workbench workbench, List<InterruptController> controllers) {
    this(workbench);
    this.controllers = List.copyOf(controllers);
  }

  @Override
  public Outcome replay(Path file) {
    Vectors vectors = Vectors.read(file);
    Recording recording = vectors.recording();
    Set<String> known = new TreeSet<>();
    Outcome plain = replay(file, vectors, recording, known);
    if (plain.conforms() || !known.containsAll(recording.quirks())) {
      return plain;
    }
    for (List<String> more : Assumptions.of(known, recording.quirks())) {
      Outcome other = replay(file, vectors, with(recording, more), known);
      if (other.conforms()) {
        return new Outcome(
            other.file(), other.controller(), other.operations(), "", List.of(), more);
      }
    }
    return plain;
  }

  private static Recording with(Recording recording, List<String> more) {
    List<String> quirks = new ArrayList<>(recording.quirks());
    quirks.addAll(more);
    return new Recording(recording.controller(), recording.base(), recording.pins(), quirks);
  }

  /** Replays with the quirks of a header, and adds those that the models know. */
  private Outcome replay(Path file, Vectors vectors, Recording header, Set<String> known) {
    Workbench.Session session = workbench.open(header.controller());
    List<Bench> benches = new ArrayList<>();
    for (InterruptController controller : controllers) {
      Optional<Bench> bench = controller.bench(session.link(), header);
      if (bench.isPresent()) {
        benches.add(bench.get());
        known.addAll(controller.quirks());
      }
    }
    if (benches.isEmpty()) {
      String reason = "no controller that is plugged in is a '" + header.controller() + "'";
      return new Outcome(file.toString(), header.controller(), 0, reason, List.of(), List.of());
    }
    List<Divergence> divergences = new ArrayList<>();
    for (String quirk : header.quirks()) {
      if (!known.contains(quirk)) {
        divergences.add(
            new Divergence(1, "quirk " + quirk, "a model that knows it", "a model that does not"));
      }
    }
    Replay replay = new Replay(new Rack(benches), session.start());
    if (divergences.isEmpty()) {
      replay.run(vectors);
      divergences.addAll(replay.divergences());
    }
    return new Outcome(
        file.toString(), header.controller(), replay.operations(), "", divergences, List.of());
  }
}
