package org.irqlab.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Workbench.Session session = workbench.open(recording.controller());
    List<Bench> benches = new ArrayList<>();
    Set<String> quirks = new HashSet<>();
    for (InterruptController controller : controllers) {
      Optional<Bench> bench = controller.bench(session.link(), recording);
      if (bench.isPresent()) {
        benches.add(bench.get());
        quirks.addAll(controller.quirks());
      }
    }
    if (benches.isEmpty()) {
      String reason = "no controller that is plugged in is a '" + recording.controller() + "'";
      return new Outcome(file.toString(), recording.controller(), 0, reason, List.of());
    }
    return replay(file, vectors, new Rack(benches), session, quirks);
  }

  private static Outcome replay(
      Path file, Vectors vectors, Rack rack, Workbench.Session session, Set<String> quirks) {
    Recording recording = vectors.recording();
    List<Divergence> divergences = new ArrayList<>();
    for (String quirk : recording.quirks()) {
      if (!quirks.contains(quirk)) {
        divergences.add(
            new Divergence(1, "quirk " + quirk, "a model that knows it", "a model that does not"));
      }
    }
    Replay replay = new Replay(rack, session.start());
    if (divergences.isEmpty()) {
      replay.run(vectors);
      divergences.addAll(replay.divergences());
    }
    return new Outcome(
        file.toString(), recording.controller(), replay.operations(), "", divergences);
  }
}
