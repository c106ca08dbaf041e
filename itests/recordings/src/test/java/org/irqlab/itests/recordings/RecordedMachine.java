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
 */
record RecordedMachine(
    String folder,
    String mode,
    int source,
    List<Stage> controller,
    Map<String, String> chip,
    Map<String, String> backend) {
  private static final Stage.Place PLACE = new Stage.Place("recording", 1, 1);

  static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }

  /** Who plays a recording's steps. */
  Player player(Recording recording) {
    return new Player(machine(recording), desc(recording));
  }

  /** All ways that could have led to a recording. */
  Schedules schedules(Recording recording) {
    List<Recording.Event> events =
        recording.events().stream()
            .filter(e -> !(e instanceof Recording.Call c) || Machines.mapped(c.function()))
            .toList();
    return new Schedules(
        machine(recording), desc(recording), events, Machines::name, Machines::mapped);
  }

  private String desc(Recording recording) {
    return "irq" + line(recording.steps());
  }

  private int line(List<String> steps) {
    return VirtualMachine.line(steps).orElse(source);
  }

  /** Links the path that the recorded machine was. */
  private Machine machine(Recording recording) {
    List<String> steps = recording.steps();
    Optional<VirtualMachine> vm = VirtualMachine.of(steps);
    boolean shared = steps.contains("B.intx");
    boolean exclusive = Boolean.parseBoolean(backend.get("nointxmask"));
    List<PathLine> lines = new ArrayList<>();
    if (recording.messages()) {
      lines.add(line(line(steps), EduCard.messages(), stage("vfio-pci-msi", Map.of()), vm));
    } else {
      Stage intx = stage("vfio-pci-intx", backend);
      lines.add(line(line(steps), EduCard.options(false, shared && exclusive), intx, vm));
      if (shared && !exclusive) {
        lines.add(line(line(steps), EduCard.options(true, false), intx, vm));
      }
    }
    List<Stage> actors = new ArrayList<>();
    if (!recording.messages()) {
      actors.add(stage("program", Map.of(Program.SHARED.name(), "" + (lines.size() > 1))));
    }
    vm.ifPresent(any -> actors.add(stage(GuestProgram.NAME, Map.of())));
    Path path = new Path(folder, folder, lines, actors, List.of(), Scope.SMALLEST, List.of());
    return PathLinker.link(path, Shelf.parts()).machine();
  }

  /**
   * On a PC messages bypass the I/O APIC and the 8259; elsewhere they are edges of one controller.
   */
  private List<Stage> messages() {
    return folder.contains("x86")
        ? List.of(stage("pci-msi", Map.of()), stage("lapic", Map.of()))
        : controller;
  }

  private PathLine line(
      int input, Map<String, String> card, Stage handler, Optional<VirtualMachine> vm) {
    Optional<Stage> driver =
        chip.isEmpty() ? Optional.empty() : Optional.of(stage(Shelf.chipOf(controller), chip));
    return new PathLine(
        new DeviceStage(
            Optional.of(stage("edu", card)), OptionalInt.of(input), Optional.empty(), PLACE),
        card.equals(EduCard.messages()) ? messages() : controller,
        driver,
        Optional.empty(),
        Optional.of(handler),
        vm.map(VirtualMachine::frontEnd),
        vm.map(VirtualMachine::guest));
  }

  @Override
  public String toString() {
    return folder + "/" + mode;
  }
}
