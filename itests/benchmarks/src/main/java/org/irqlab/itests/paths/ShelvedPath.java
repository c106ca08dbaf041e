package org.irqlab.itests.paths;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;
import org.irqlab.pathfile.PathFiles;

/** A path file, linked with the parts on the shelf. */
public final class ShelvedPath {
  private ShelvedPath() {}

  /**
   * Links a path file in a larger scope.
   *
   * @param file the file
   * @param lines how many lines like its only one there are side by side
   * @param cpus CPUs of the host
   */
  public static Machine machine(Path file, int lines, int cpus) {
    org.irqlab.api.path.Path path = new PathFiles(new Plugs(), new Plugs()).read(file, Map.of());
    List<PathLine> all = new ArrayList<>(path.lines());
    for (int i = 1; i < lines; i++) {
      all.add(further(path.lines().get(0), i));
    }
    Scope own = path.scope();
    Scope scope =
        new Scope(
            cpus,
            own.vcpus(),
            own.timing(),
            own.assertions(),
            own.workers(),
            own.nesting(),
            own.depth());
    return PathLinker.link(
            new org.irqlab.api.path.Path(
                path.name(), path.file(), all, path.actors(), path.properties(), scope, List.of()),
            Shelf.parts())
        .machine();
  }

  /** The same line from another source. */
  private static PathLine further(PathLine line, int by) {
    DeviceStage device = line.device();
    OptionalInt source = OptionalInt.of(device.source().orElseThrow() + by);
    return new PathLine(
        new DeviceStage(device.model(), source, device.node(), device.place()),
        line.controller(),
        line.chip(),
        line.flow(),
        line.backend(),
        line.frontend(),
        line.guest());
  }
}
