package org.irqlab.itests.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;
import org.irqlab.engine.machine.Machine;
import org.irqlab.engine.path.PathLinker;

/**
 * A machine of the recordings, assembled from parts.
 *
 * @param folder where its recordings are
 * @param mode which of them
 * @param source the card's input of the first controller
 * @param controller its controllers, the card's first, with their options
 * @param chip options of the first one's driver
 * @param backend options of vfio-pci
 * @param names the kernel's name of each of our routines whose name differs
 */
record RecordedMachine(
    String folder,
    String mode,
    int source,
    List<Stage> controller,
    Map<String, String> chip,
    Map<String, String> backend,
    Map<String, String> names) {
  private static final Stage.Place PLACE = new Stage.Place("recording", 1, 1);

  static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }

  /**
   * Links the path that the recorded machine was.
   *
   * @param steps what is to be played on it
   */
  Player player(List<String> steps) {
    Optional<VirtualMachine> vm = VirtualMachine.of(steps);
    Optional<Stage> driver =
        chip.isEmpty() ? Optional.empty() : Optional.of(stage(Shelf.chipOf(controller), chip));
    PathLine line =
        new PathLine(
            new DeviceStage(
                Optional.of(stage("edu", Map.of())),
                OptionalInt.of(source),
                Optional.empty(),
                PLACE),
            controller,
            driver,
            Optional.empty(),
            Optional.of(stage("vfio-pci-intx", backend)),
            vm.map(VirtualMachine::frontEnd),
            vm.map(VirtualMachine::guest));
    List<Stage> actors = new ArrayList<>(List.of(stage("program", Map.of())));
    vm.ifPresent(any -> actors.add(stage(GuestProgram.NAME, Map.of())));
    Path path =
        new Path(folder, folder, List.of(line), actors, List.of(), Scope.SMALLEST, List.of());
    Machine machine = PathLinker.link(path, Shelf.parts()).machine();
    return new Player(machine, "irq" + source);
  }

  @Override
  public String toString() {
    return folder + "/" + mode;
  }
}
