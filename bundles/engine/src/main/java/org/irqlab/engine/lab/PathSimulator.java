package org.irqlab.engine.lab;

import java.util.List;
import org.irqlab.api.lab.Simulator;
import org.irqlab.api.path.Path;
import org.irqlab.engine.parts.PluggedParts;
import org.irqlab.engine.parts.Preloaded;
import org.irqlab.engine.run.Costs;
import org.irqlab.engine.run.Replay;
import org.irqlab.engine.run.Simulation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links a path and follows one run of its machine. */
@Component
public final class PathSimulator implements Simulator {
  private final PluggedParts parts;
  private final Preloaded preloaded = new Preloaded();

  /**
   * A simulator.
   *
   * @param parts what is plugged in
   */
  @Activate
  public PathSimulator(@Reference PluggedParts parts) {
    this.parts = parts;
  }

  @Override
  public Report run(Path path, long seed, int assertions, int mostSteps) {
    try (Sitting sitting = Sitting.open(path, parts, preloaded)) {
      return Simulation.of(
          path.name(), sitting.linked().machine(), new Costs(), seed, assertions, mostSteps);
    }
  }

  @Override
  public Report replay(Path path, List<Move> trace) {
    try (Sitting sitting = Sitting.open(path, parts, preloaded)) {
      return Replay.of(path.name(), sitting.linked().machine(), new Costs(), trace);
    }
  }
}
