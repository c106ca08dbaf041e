package org.irqlab.topology.devicetree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.irqlab.api.topology.Controller;
import org.irqlab.api.topology.Delegation;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;

/** Goes through the nodes of a tree and writes down devices, lines and controllers. */
final class Survey {

  private static final String ONESHOT =
      "A device tree says level or edge and the polarity, not whether the host's driver asks for"
          + " ONESHOT or a thread: that comes with its request (Linux kernel/irq/manage.c:"
          + " __setup_irq).";
  private static final String QUIESCE =
      "It does not say how a device drops its line, nor how long that takes.";
  private static final String ENUMERATED =
      "PCI functions are found by enumeration: which pin a function uses, whether it can mask it"
          + " (DisINTx) and its MSI capabilities are not here.";

  private final String fileName;
  private final Tree tree;
  private final Lines lines;

  Survey(String fileName, Tree tree) {
    this.fileName = fileName;
    this.tree = tree;
    this.lines = new Lines(tree);
  }

  Topology topology() throws TopologyException {
    lines.check();
    List<Device> devices = new ArrayList<>();
    Map<Node, Device> controllerNodes = new LinkedHashMap<>();
    boolean pci = false;
    for (Node node : tree.nodes()) {
      Device device = device(node);
      boolean controller = InterruptTree.isController(node) || node.has("msi-controller");
      if (controller || isDevice(node, device)) {
        devices.add(device);
      }
      if (controller) {
        controllerNodes.put(node, device);
      }
      pci |= node.strings("device_type").contains("pci");
    }
    ControllerOrder.check(lines, controllerNodes);
    List<Controller> controllers = new ArrayList<>();
    for (Map.Entry<Node, Device> entry : controllerNodes.entrySet()) {
      controllers.add(controller(entry.getKey(), entry.getValue()));
    }
    List<String> notes = pci ? List.of(ONESHOT, QUIESCE, ENUMERATED) : List.of(ONESHOT, QUIESCE);
    Optional<String> model = tree.root().strings("model").stream().findFirst();
    return new Topology(fileName, model, devices, controllers, notes);
  }

  private static boolean isDevice(Node node, Device device) {
    boolean described = node.has("compatible") || node.has("reg") || node.has("device_type");
    boolean wired = !device.lines().isEmpty() || !device.messages().isEmpty();
    return node.parent().isPresent() && described || wired;
  }

  private Device device(Node node) throws TopologyException {
    List<InterruptLine> found = new ArrayList<>(lines.own(node));
    List<String> notes = new ArrayList<>();
    Optional<Nexus> nexus = lines.nexus(node);
    if (nexus.isPresent()) {
      found.addAll(lines.mapped(nexus.get(), found.size()));
      if (nexus.get().isPci()) {
        notes.add(
            String.format(
                "interrupt-map compares the bits 0x%x of bus, device and function (bus from bit 16,"
                    + " device from 11, function from 8)",
                nexus.get().addressMask(0)));
      }
    }
    if (node.has("interrupts-extended") && node.has("interrupts")) {
      notes.add("interrupts is passed over: interrupts-extended takes precedence");
    }
    return new Device(
        node.path(),
        tree.aliases(node),
        node.compatible(),
        address(node),
        node.enabled(),
        found,
        Messages.targets(tree, node),
        notes);
  }

  /** The first address of {@code reg}, as the parent bus counts (section 2.3.6 "reg"). */
  private static OptionalLong address(Node node) throws TopologyException {
    Optional<Property> reg = node.property("reg");
    if (reg.isEmpty() || node.parent().isEmpty()) {
      return OptionalLong.empty();
    }
    int count = Cells.address(node.parent().get());
    int[] cells = InterruptTree.unitAddress(node);
    if (count < 1 || count > 2 || cells.length < count) {
      return OptionalLong.empty();
    }
    long low = Integer.toUnsignedLong(cells[count - 1]);
    return OptionalLong.of(count == 1 ? low : (long) cells[0] << 32 | low);
  }

  private Controller controller(Node node, Device device) throws TopologyException {
    Set<String> parents = new LinkedHashSet<>();
    for (InterruptLine line : device.lines()) {
      line.controller().filter(c -> !c.equals(device.path())).ifPresent(parents::add);
    }
    boolean wired = InterruptTree.isController(node);
    return new Controller(
        device.path(),
        device.compatible(),
        wired,
        node.has("msi-controller"),
        Cells.count(node, InterruptParents.CELLS).orElse(0),
        sources(node),
        cpu(node),
        wired ? lines.binding(node).map(Binding::document) : Optional.empty(),
        List.copyOf(parents),
        delegations(node));
  }

  /** Bindings sifive,plic-1.0.0.yaml ({@code riscv,ndev}) and riscv,aplic.yaml. */
  private static OptionalLong sources(Node node) throws TopologyException {
    for (String name : List.of("riscv,ndev", "riscv,num-sources")) {
      OptionalInt count = node.cell(name);
      if (count.isPresent()) {
        return OptionalLong.of(Integer.toUnsignedLong(count.getAsInt()));
      }
    }
    return OptionalLong.empty();
  }

  /** A controller below a CPU's node is that CPU's (binding riscv,cpu-intc.yaml). */
  private static OptionalLong cpu(Node node) throws TopologyException {
    Optional<Node> cpu = node.parent().filter(p -> p.strings("device_type").contains("cpu"));
    return cpu.isPresent() ? address(cpu.get()) : OptionalLong.empty();
  }

  /**
   * Binding riscv,aplic.yaml: {@code riscv,delegation}, triples of child, first and last source;
   * QEMU up to 7.2 writes {@code riscv,delegate}, as drafts had it.
   */
  private List<Delegation> delegations(Node node) throws TopologyException {
    List<Delegation> found = new ArrayList<>();
    for (String name : List.of("riscv,delegation", "riscv,delegate")) {
      Optional<Property> property = node.property(name);
      if (property.isEmpty()) {
        continue;
      }
      int[] cells = property.get().cells();
      if (cells.length % 3 != 0) {
        throw property
            .get()
            .refuse(cells.length + " cells", "child, first and last source of each");
      }
      for (int i = 0; i < cells.length; i += 3) {
        String child = tree.byPhandle(cells[i], property.get()).path();
        found.add(
            new Delegation(
                child, Integer.toUnsignedLong(cells[i + 1]), Integer.toUnsignedLong(cells[i + 2])));
      }
    }
    return found;
  }
}
