package org.irqlab.itests.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.path.GuestStage;
import org.irqlab.api.path.Path;
import org.irqlab.api.path.PathLine;
import org.irqlab.api.path.Stage;
import org.irqlab.api.verdict.Scope;

/** Paths built by hand. */
final class Paths {
  private static final Stage.Place PLACE = new Stage.Place("test", 1, 1);

  private Paths() {}

  /** A device behind a PLIC, routed by Xen to a guest with a PLIC of its own. */
  static Path xen(String device, String completion, String driver, int cpus) {
    return path(List.of(routed(device, 10, completion, "", driver)), cpus, 1);
  }

  /** Two devices behind one PLIC, routed by Xen to the guests that are named. */
  static Path twoLines(String completion, List<String> guests, int cpus, int vcpus) {
    return path(
        List.of(
            routed("level", 10, completion, guests.get(0), "service-then-eoi"),
            routed("level", 11, completion, guests.get(1), "service-then-eoi")),
        cpus,
        vcpus);
  }

  /** Level devices behind one PLIC, routed by Xen to one guest, with callers from outside. */
  static Path xen(
      List<Integer> sources, Map<String, String> options, List<Stage> actors, int cpus) {
    List<PathLine> lines =
        sources.stream()
            .map(source -> routed("level", source, options, "", "service-then-eoi"))
            .toList();
    Path path = path(lines, cpus, 1);
    return new Path(
        path.name(), path.file(), lines, actors, List.of(), path.scope(), path.expect());
  }

  private static PathLine routed(
      String device, int source, String completion, String guest, String driver) {
    return routed(device, source, Map.of("completion", completion), guest, driver);
  }

  private static PathLine routed(
      String device, int source, Map<String, String> options, String guest, String driver) {
    return new PathLine(
        device(device, source),
        List.of(stage("plic", Map.of())),
        Optional.of(stage("plic", Map.of("end-enables", "true"))),
        Optional.empty(),
        Optional.empty(),
        Optional.of(stage("xen", options)),
        Optional.of(
            new GuestStage(
                guest,
                List.of(stage("plic", Map.of())),
                Optional.empty(),
                Optional.empty(),
                stage(driver, Map.of()),
                PLACE)));
  }

  /** A level line behind a PLIC that a monitor in user space forwards to a guest with a PLIC. */
  static Path vmm(Map<String, String> options, String cause, int cpus) {
    Stage driver = stage("service-then-eoi", Map.of("cause", cause));
    return path(List.of(forwarded(stage("vmm-userspace", options), driver)), cpus, 1);
  }

  /** The same by KVM's irqfd. */
  static Path irqfd(Map<String, String> options, int cpus) {
    Stage driver = stage("service-then-eoi", Map.of());
    return path(List.of(forwarded(stage("kvm-irqfd", options), driver)), cpus, 1);
  }

  /** A level line behind a GICv2 that KVM forwards in list registers, and callers from outside. */
  static Path vgic(Map<String, String> options, List<String> calls, int cpus) {
    PathLine line =
        new PathLine(
            device("level", 50),
            List.of(stage("gicv2", Map.of("list-registers", "1"))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage("vfio-platform", Map.of())),
            Optional.of(stage("kvm-vgic", options)),
            Optional.of(
                new GuestStage(
                    "",
                    List.of(stage("gicv2", Map.of())),
                    Optional.empty(),
                    Optional.empty(),
                    stage("service-then-eoi", Map.of()),
                    PLACE)));
    List<Stage> actors =
        calls.stream()
            .map(call -> new Stage("irq-bypass", call, Map.of("calls", call), PLACE))
            .toList();
    Scope scope = new Scope(cpus, 1, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    return new Path("test", "test", List.of(line), actors, List.of(), scope, List.of());
  }

  private static PathLine forwarded(Stage frontEnd, Stage driver) {
    return new PathLine(
        device("level", 10),
        List.of(stage("plic", Map.of())),
        Optional.empty(),
        Optional.empty(),
        Optional.of(stage("automasked", Map.of())),
        Optional.of(frontEnd),
        Optional.of(
            new GuestStage(
                "",
                List.of(stage("plic", Map.of())),
                Optional.empty(),
                Optional.empty(),
                driver,
                PLACE)));
  }

  /** A device behind a PLIC, served by a host's own driver. */
  static Path host(String device, Map<String, String> controller, String driver, int cpus) {
    PathLine line =
        new PathLine(
            device(device, 10),
            List.of(stage("plic", controller)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage(driver, Map.of())),
            Optional.empty(),
            Optional.empty());
    return path(List.of(line), cpus, 1);
  }

  /** Devices behind a GICv2, served by drivers of the host. */
  static Path gic(List<String> devices, Map<String, String> controller, String eoiMode, int cpus) {
    List<PathLine> lines = new ArrayList<>();
    for (String device : devices) {
      lines.add(
          new PathLine(
              device(device, 50 + lines.size()),
              List.of(stage("gicv2", controller)),
              Optional.of(stage("gic", Map.of("eoimode", eoiMode))),
              Optional.empty(),
              Optional.of(stage("service-then-eoi", Map.of())),
              Optional.empty(),
              Optional.empty()));
    }
    return path(lines, cpus, 1);
  }

  /** A device behind an I/O APIC and local APICs, served by a host's own driver. */
  static Path apic(
      String device,
      Map<String, String> ioapic,
      Map<String, String> chip,
      String driver,
      int cpus) {
    return path(List.of(behindApic(device, 10, ioapic, chip, driver)), cpus, 1);
  }

  /** Two devices behind one I/O APIC. */
  static Path twoBehindApic(String first, String second, int cpus) {
    String driver = "service-then-eoi";
    return path(
        List.of(
            behindApic(first, 10, Map.of(), Map.of(), driver),
            behindApic(second, 11, Map.of(), Map.of(), driver)),
        cpus,
        1);
  }

  /** A device behind an I/O APIC, forwarded by KVM to a guest with APICs of its own. */
  static Path kvmApic(Map<String, String> frontEnd, String driver, int cpus, int vcpus) {
    List<Stage> apics = List.of(stage("ioapic", Map.of()), stage("lapic", Map.of()));
    PathLine line =
        new PathLine(
            device("level", 10),
            apics,
            Optional.empty(),
            Optional.empty(),
            Optional.of(stage("automasked", Map.of())),
            Optional.of(stage("kvm-irqfd", frontEnd)),
            Optional.of(
                new GuestStage(
                    "",
                    apics,
                    Optional.empty(),
                    Optional.empty(),
                    stage(driver, Map.of()),
                    PLACE)));
    return path(List.of(line), cpus, vcpus);
  }

  private static PathLine behindApic(
      String device, int pin, Map<String, String> ioapic, Map<String, String> chip, String driver) {
    return new PathLine(
        device(device, pin),
        List.of(stage("ioapic", ioapic), stage("lapic", Map.of())),
        Optional.of(stage("ioapic", chip)),
        Optional.empty(),
        Optional.of(stage(driver, Map.of())),
        Optional.empty(),
        Optional.empty());
  }

  private static DeviceStage device(String model, int source) {
    return new DeviceStage(
        Optional.of(stage(model, Map.of())), OptionalInt.of(source), Optional.empty(), PLACE);
  }

  private static Path path(List<PathLine> lines, int cpus, int vcpus) {
    Scope scope = new Scope(cpus, vcpus, Scope.Timing.ANY, OptionalInt.empty(), 1, 1, 3);
    return new Path("test", "test", lines, List.of(), List.of(), scope, List.of());
  }

  private static Stage stage(String name, Map<String, String> options) {
    return new Stage(name, "", options, PLACE);
  }
}
