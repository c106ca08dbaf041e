package org.irqlab.topology.devicetree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.topology.Controller;
import org.irqlab.api.topology.Delegation;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.MessageTarget;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MachinesTest {

  private static Topology topology(String name) throws TopologyException {
    return TreeWriter.read(MachineBlobs.blob(name));
  }

  @ParameterizedTest
  @MethodSource("org.irqlab.topology.devicetree.MachineBlobs#names")
  void shouldFindEveryLineControllerAndMessageTarget(String name) throws TopologyException {
    Description description = new Description(name, MachineBlobs.blob(name));
    List<String> found = new ArrayList<>();
    found.add("nodes " + Tree.read(new Blob(description)).nodes().size());
    Topology topology = topology(name);
    topology.devices().forEach(d -> d.lines().forEach(l -> found.add(shown(d, l))));
    topology.controllers().forEach(c -> found.add(shown(c)));
    topology.devices().forEach(d -> d.messages().forEach(m -> found.add(shown(d, m))));

    assertEquals(String.join("\n", MachineBlobs.expected(name)), String.join("\n", found));
  }

  private static String shown(Device device, InterruptLine line) {
    int index = line.index();
    return String.join(
        " ",
        device.path(),
        Integer.toString(index),
        line.via().toString(),
        line.controller().orElse("?"),
        Long.toString(line.source().orElse(-1)),
        line.trigger().toString());
  }

  private static String shown(Controller controller) {
    String compatible = String.join(",", controller.compatible());
    return "controller "
        + controller.path()
        + " "
        + (compatible.isEmpty() ? "-" : compatible)
        + " cells="
        + controller.cells()
        + " "
        + (controller.wired() ? "lines" : "")
        + (controller.messages() ? "+messages" : "");
  }

  private static String shown(Device device, MessageTarget target) {
    return "messages " + device.path() + " " + target.stated() + " " + target.controller();
  }

  @ParameterizedTest
  @CsvSource({
    "aarch64-virt-gicv2, 58, 38, intc@8000000",
    "aarch64-virt-gicv3-its, 58, 38, intc@8000000",
    "aarch64-virt-gicv3-secure, 68, 40, intc@8000000",
    "aarch64-virt-gicv3-smmu, 59, 38, intc@8000000",
    "aarch64-xlnx-versal-virt, 40, 28, gic@f9000000",
    "loongarch64-virt, 13, 0, intc@10000000",
    "ppc64-powernv10, 25, 0, -",
    "ppc64-powernv8, 11, 0, interrupt-controller@3FFFF80008000",
    "ppc64-powernv9, 27, 0, -",
    "ppc64-ppce500, 17, 4, pic@40000",
    "ppc64-pseries-xics, 14, 2, event-sources",
    "ppc64-pseries-xics, 14, 1, vdevice",
    "ppc64-pseries-xive, 14, 2, event-sources",
    "ppc64-pseries-xive, 14, 1, vdevice",
    "riscv64-sifive_u, 32, 10, interrupt-controller@c000000",
    "riscv64-spike, 15, 0, -",
    "riscv64-virt-aplic-imsic, 36, 10, aplic@d000000",
    "riscv64-virt-aplic, 34, 10, aplic@d000000",
    "riscv64-virt-plic-aclint, 35, 10, plic@c000000",
    "riscv64-virt-plic-numa, 43, 2, plic@c000000",
    "riscv64-virt-plic-numa, 43, 8, plic@c600000",
    "riscv64-virt-plic, 33, 10, plic@c000000"
  })
  void shouldCountNodesAndWhoRefersToWhom(String name, int nodes, int referring, String controller)
      throws TopologyException {
    Description description = new Description(name, MachineBlobs.blob(name));
    assertEquals(nodes, Tree.read(new Blob(description)).nodes().size());
    long found =
        topology(name).devices().stream()
            .filter(d -> d.lines().stream().anyMatch(l -> refersTo(l, controller)))
            .count();
    assertEquals(referring, found);
  }

  private static boolean refersTo(InterruptLine line, String controller) {
    return line.via().stated().equals("interrupts")
        && line.controller().orElse("").endsWith("/" + controller);
  }

  @Test
  void shouldNumberThePlicsContextsByHartAndPrivilege() throws TopologyException {
    Topology topology = topology("riscv64-sifive_u");
    Device plic = topology.device("/soc/interrupt-controller@c000000");
    List<String> contexts = new ArrayList<>();
    for (InterruptLine line : plic.lines()) {
      Controller hart = topology.controller(line.controller().orElseThrow()).orElseThrow();
      contexts.add(
          line.index()
              + ": hart "
              + hart.cpu().orElseThrow()
              + " "
              + line.input().orElseThrow().label().orElseThrow());
    }
    assertEquals(
        List.of(
            "0: hart 0 machine external",
            "1: hart 1 machine external",
            "2: hart 1 supervisor external",
            "3: hart 2 machine external",
            "4: hart 2 supervisor external"),
        contexts);
    assertEquals(53, topology.controller(plic.path()).orElseThrow().sources().orElseThrow());
  }

  @Test
  void shouldFollowDelegationAndMessagesFromAplicToImsic() throws TopologyException {
    Topology topology = topology("riscv64-virt-aplic-imsic");
    Controller root = topology.controller("/soc/aplic@c000000").orElseThrow();
    assertEquals(List.of(new Delegation("/soc/aplic@d000000", 1, 96)), root.delegations());
    Device child = topology.device("aplic@d000000");
    assertEquals("/soc/imsics@28000000", child.messages().get(0).controller());
    Controller imsic = topology.controller("/soc/imsics@28000000").orElseThrow();
    assertTrue(imsic.wired() && imsic.messages());
    assertEquals(
        List.of("/cpus/cpu@0/interrupt-controller", "/cpus/cpu@1/interrupt-controller"),
        imsic.parents());
  }

  @Test
  void shouldTellTheCpusAndIntidOfAPrivateInterrupt() throws TopologyException {
    InterruptLine line = topology("aarch64-virt-gicv2").device("/pmu").lines().get(0);
    assertEquals("PPI 7", line.input().orElseThrow().label().orElseThrow());
    assertEquals(23, line.source().orElseThrow());
    assertEquals(List.of("per-cpu", "cpu-mask=0x3"), line.input().orElseThrow().flags());
  }

  @Test
  void shouldLetAGicsMaintenanceInterruptBeItsOwn() throws TopologyException {
    Topology topology = topology("aarch64-virt-gicv3-its");
    Device gic = topology.device("/intc@8000000");
    assertEquals("/intc@8000000", gic.lines().get(0).controller().orElseThrow());
    assertEquals(List.of(), topology.controller(gic.path()).orElseThrow().parents());
  }

  @Test
  void shouldFindDevicesByPathAliasAndUnitName() throws TopologyException {
    Topology topology = topology("riscv64-sifive_u");
    Device serial = topology.device("/soc/serial@10010000");
    assertEquals(serial, topology.device("serial0"));
    assertEquals(serial, topology.device("serial@10010000"));
    assertEquals(0x10010000L, serial.address().orElseThrow());
    assertEquals(List.of("sifive,uart0"), serial.compatible());
    assertEquals("/soc@fe0000000/i2c@3000/rtc@68", topology("ppc64-ppce500").device("rtc").path());
  }

  @Test
  void shouldSayWhatATreeCannotSay() throws TopologyException {
    Topology topology = topology("riscv64-virt-plic");
    assertTrue(topology.notes().stream().anyMatch(n -> n.contains("ONESHOT")));
    assertTrue(topology.notes().stream().anyMatch(n -> n.contains("DisINTx")));
    InterruptLine uart = topology.device("/soc/serial@10000000").lines().get(0);
    assertTrue(uart.notes().get(0).contains("gateway"));
  }
}
