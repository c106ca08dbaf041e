package org.irqlab.topology.devicetree;

import static org.irqlab.topology.devicetree.TreeWriter.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.IntxInput;
import org.irqlab.api.topology.IntxPin;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologyException;
import org.irqlab.api.topology.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {

  private static String end(InterruptLine line) {
    return line.controller().orElse("?") + " " + line.source().orElse(-1) + " " + line.trigger();
  }

  private static InterruptLine first(Topology topology, String node) throws TopologyException {
    return topology.device(node).lines().get(0);
  }

  @Test
  void shouldInheritTheInterruptParentFromTheRoot() throws TopologyException {
    Topology topology =
        tree()
            .cells("interrupt-parent", 1)
            .controller("pic", 1, 2, "riscv,aplic")
            .end()
            .begin("bus")
            .begin("uart")
            .cells("interrupts", 10, 4)
            .end()
            .end()
            .read();
    assertEquals("/pic 10 level-high", end(first(topology, "/bus/uart")));
  }

  @Test
  void shouldPreferTheNearestInterruptParent() throws TopologyException {
    Topology topology =
        tree()
            .cells("interrupt-parent", 1)
            .controller("far", 1, 2, "riscv,aplic")
            .end()
            .controller("near", 2, 1, "riscv,plic0")
            .end()
            .begin("bus")
            .cells("interrupt-parent", 2)
            .begin("uart")
            .cells("interrupts", 10, 4)
            .end()
            .end()
            .read();
    assertEquals(2, topology.device("uart").lines().size());
    assertEquals("/near 10 unknown", end(first(topology, "uart")));
  }

  @Test
  void shouldTakeTheTreesParentWhenNoneIsStated() throws TopologyException {
    Topology topology =
        tree()
            .controller("vdevice", 1, 2, "IBM,vdevice")
            .begin("nvram")
            .cells("interrupts", 0x1100, 0)
            .end()
            .end()
            .read();
    InterruptLine line = first(topology, "nvram");
    assertEquals("/vdevice 4352 edge", end(line));
    assertTrue(line.notes().get(0).contains("polarity"));
  }

  @Test
  void shouldPreferInterruptsExtended() throws TopologyException {
    Topology topology =
        tree()
            .cells("interrupt-parent", 1)
            .controller("a", 1, 1, "riscv,plic0")
            .end()
            .controller("b", 2, 2, "riscv,aplic")
            .end()
            .begin("uart")
            .cells("interrupts", 7)
            .cells("interrupts-extended", 2, 9, 1, 0, 1, 8)
            .text("interrupt-names", "rx", "", "tx")
            .end()
            .read();
    Device uart = topology.device("uart");
    assertEquals(3, uart.lines().size());
    assertEquals("/b 9 edge-rising", end(uart.lines().get(0)));
    assertEquals("? -1 unknown", end(uart.lines().get(1)));
    assertEquals("/a 8 unknown", end(uart.lines().get(2)));
    assertEquals("tx", uart.lines().get(2).name().orElseThrow());
    assertTrue(uart.notes().get(0).contains("precedence"));
  }

  @Test
  void shouldTranslateThroughNestedNexuses() throws TopologyException {
    Topology topology =
        tree()
            .controller("gic", 1, 3, "arm,gic-v3")
            .cells("#address-cells", 1)
            .end()
            .begin("outer")
            .cells("phandle", 2)
            .cells("#interrupt-cells", 2)
            .cells("#address-cells", 0)
            .cells("interrupt-map-mask", 0xff, 0)
            .cells("interrupt-map", 5, 0, 1, 0x4000, 0, 42, 4)
            .end()
            .begin("inner")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 1)
            .cells("#size-cells", 0)
            .cells("interrupt-map-mask", 0xf, 7)
            .cells("interrupt-map", 3, 1, 2, 0x105, 99)
            .begin("card@13")
            .cells("reg", 0x13)
            .cells("interrupts", 1)
            .end()
            .begin("card@14")
            .cells("reg", 0x14)
            .cells("interrupts", 1)
            .end()
            .end()
            .read();
    InterruptLine line = first(topology, "card@13");
    assertEquals("/gic 74 level-high", end(line));
    assertEquals(List.of("/inner", "/outer"), line.via().nexuses());
    InterruptLine lost = first(topology, "card@14");
    assertEquals("? -1 unknown", end(lost));
    assertTrue(lost.notes().get(0).contains("has no row"));
  }

  @Test
  void shouldPassOverRowsWhoseParentIsDisabled() throws TopologyException {
    Topology topology =
        tree()
            .controller("off", 1, 1, "riscv,plic0")
            .text("status", "disabled")
            .end()
            .controller("on", 2, 1, "riscv,plic0")
            .end()
            .begin("bus")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 1, 1, 11, 1, 2, 12)
            .begin("dev")
            .cells("interrupts", 1)
            .end()
            .end()
            .read();
    assertEquals("/on 12 unknown", end(first(topology, "dev")));
  }

  @Test
  void shouldHandASpecifierOnThroughANexusWithoutMap() throws TopologyException {
    Topology topology =
        tree()
            .cells("interrupt-parent", 1)
            .controller("pic", 1, 2, "riscv,aplic")
            .end()
            .begin("bus")
            .cells("#interrupt-cells", 2)
            .begin("dev")
            .cells("interrupts", 6, 8)
            .end()
            .end()
            .read();
    InterruptLine line = first(topology, "dev");
    assertEquals("/pic 6 level-low", end(line));
    assertEquals(List.of("/bus"), line.via().nexuses());
  }

  @Test
  void shouldListThePinsOfAPciHostBridge() throws TopologyException {
    Topology topology =
        tree()
            .controller("plic", 1, 1, "riscv,plic0")
            .end()
            .begin("pci")
            .text("device_type", "pci")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 3)
            .cells("interrupt-map-mask", 0x1800, 0, 0, 7)
            .cells("interrupt-map", 0, 0, 0, 1, 1, 32, 0x800, 0, 0, 4, 1, 33)
            .begin("ethernet@5,0")
            .cells("reg", 0x2800, 0, 0, 0, 0)
            .cells("interrupts", 4)
            .end()
            .end()
            .read();
    Device pci = topology.device("/pci");
    assertEquals(
        new IntxInput(0, 1, 0, Optional.of(IntxPin.INTD)),
        pci.lines().get(1).via().pin().orElseThrow());
    assertEquals("/plic 33 unknown", end(first(topology, "ethernet")));
    assertTrue(pci.notes().get(0).contains("0x1800"));
  }

  @Test
  void shouldListOneLineForAllPinsThatAMapDoesNotTellApart() throws TopologyException {
    Topology topology =
        tree()
            .controller("uic", 1, 2, "ibm,uic")
            .end()
            .begin("pci")
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 3)
            .cells("interrupt-map-mask", 0xf800, 0, 0, 0)
            .cells("interrupt-map", 0x800, 0, 0, 0, 1, 28, 8)
            .end()
            .read();
    InterruptLine line = first(topology, "/pci");
    assertEquals("interrupt-map 00:01.0 INTx", line.via().toString());
    assertEquals("/uic 28 level-low", end(line));
  }

  @Test
  void shouldLetADeviceBeItsOwnNexus() throws TopologyException {
    Topology topology =
        tree()
            .controller("a", 1, 2, "ibm,uic")
            .end()
            .controller("b", 2, 2, "ibm,uic")
            .end()
            .begin("usb")
            .cells("phandle", 3)
            .cells("interrupt-parent", 3)
            .cells("#interrupt-cells", 1)
            .cells("#address-cells", 0)
            .cells("interrupt-map", 0, 2, 28, 4, 1, 1, 26, 8)
            .cells("interrupts", 0, 1)
            .end()
            .read();
    Device usb = topology.device("usb");
    assertEquals("/b 28 level-high", end(usb.lines().get(0)));
    assertEquals("/a 26 level-low", end(usb.lines().get(1)));
  }

  @Test
  void shouldKeepRawCellsOfAnUnknownController() throws TopologyException {
    Topology topology =
        tree()
            .controller("intc", 1, 3, "loongarch,ls7a")
            .begin("dev")
            .cells("interrupts", 1, 2, 3)
            .end()
            .end()
            .read();
    InterruptLine line = first(topology, "dev");
    assertEquals(List.of(1, 2, 3), line.input().orElseThrow().specifier());
    assertEquals(OptionalLong.empty(), line.source());
    assertEquals(Trigger.UNKNOWN, line.trigger());
    assertTrue(line.notes().get(0).contains("no binding"));
  }

  @Test
  void shouldSayThatNoInterruptParentIsNamed() throws TopologyException {
    Topology topology = tree().begin("dev").cells("interrupts", 5).end().read();
    InterruptLine line = first(topology, "dev");
    assertTrue(line.input().isEmpty());
    assertTrue(line.notes().get(0).contains("no interrupt parent"));
  }

  @ParameterizedTest
  @CsvSource({
    "'arm,cortex-a15-gic', '0 7 4', 39, level-high, SPI 7, ''",
    "'arm,cortex-a15-gic', '1 13 776', 29, level-low, PPI 13, 'per-cpu cpu-mask=0x3'",
    "'arm,gic-v3', '2 5 1', 4101, edge-rising, ESPI 5, ''",
    "'arm,gic-v3', '3 2 4', 1058, level-high, EPPI 2, per-cpu",
    "'arm,gic-v3', '1 1 4 153', 17, level-high, PPI 1, 'per-cpu ppi-partition=0x99'",
    "'arm,gic-v3', '9 1 4', -1, unknown, '', ''",
    "'arm,gic-v3', '0 988 4', -1, unknown, '', ''",
    "'arm,gic-v3', '0 1 0', 33, unknown, SPI 1, ''",
    "'fsl,mpic', '16 2', 16, level-high, '', ''",
    "'fsl,mpic', '16 2 1 23', 16, level-high, error 16, error-bit=23",
    "'fsl,mpic', '1 0 3 0', 1, edge-rising, timer 1, ''",
    "'fsl,mpic', '1 9', 1, unknown, '', ''",
    "'fsl,mpic', '1 0 7 0', -1, unknown, '', ''",
    "'chrp,iic', '4 3', 4, edge-rising, '', ''",
    "'ibm,power-ivpe', '4096 1', 4096, level, '', ''",
    "'IBM,power8-icp', '4096', 4096, unknown, '', ''",
    "'thead,c900-plic', '18 4', 18, level-high, '', ''",
    "'riscv,cpu-intc', '9', 9, unknown, supervisor external, ''",
    "'riscv,cpu-intc', '4294967295', -1, unknown, '', ''",
    "'riscv,cpu-intc', '40', 40, unknown, '', ''",
    "'loongson,pch-pic-1.0', '3 4', 3, level-high, '', ''",
    "'sifive,gpio0', '3 3', 3, edge-both, '', ''",
    "'sifive,gpio0', '3 5', 3, unknown, '', ''"
  })
  void shouldReadSpecifiersAsTheirBindingsSay(
      String compatible, String cells, long source, String trigger, String label, String flags)
      throws TopologyException {
    int[] specifier =
        List.of(cells.split(" ")).stream().mapToInt(Integer::parseUnsignedInt).toArray();
    Topology topology =
        tree()
            .controller("pic", 1, specifier.length, compatible)
            .end()
            .begin("dev")
            .cells("interrupt-parent", 1)
            .cells("interrupts", specifier)
            .end()
            .read();
    InterruptLine line = first(topology, "dev");
    assertEquals("/pic " + source + " " + trigger, end(line));
    assertEquals(label, line.input().orElseThrow().label().orElse(""));
    assertEquals(flags, String.join(" ", line.input().orElseThrow().flags()));
    assertTrue(topology.controller("/pic").orElseThrow().binding().isPresent());
  }

  @Test
  void shouldReadGpioControllersByTheCustomaryTwoCells() throws TopologyException {
    Topology topology =
        tree()
            .controller("gpio", 1, 2, "acme,gpio")
            .flag("gpio-controller")
            .end()
            .begin("button")
            .cells("interrupts-extended", 1, 5, 2)
            .end()
            .read();
    assertEquals("/gpio 5 edge-falling", end(first(topology, "button")));
  }

  @Test
  void shouldReadMessageParentsAndMaps() throws TopologyException {
    Topology topology =
        tree()
            .begin("its")
            .flag("msi-controller")
            .cells("#msi-cells", 1)
            .cells("phandle", 1)
            .end()
            .begin("a")
            .cells("msi-parent", 1, 0x20)
            .end()
            .begin("b")
            .cells("msi-map", 0, 1, 0x100, 0x10)
            .end()
            .read();
    assertEquals(List.of(0x20), topology.device("a").messages().get(0).cells());
    assertEquals(List.of(0, 0x100, 0x10), topology.device("b").messages().get(0).cells());
    assertTrue(topology.controller("/its").orElseThrow().messages());
  }

  @Test
  void shouldReadVersion16() throws TopologyException {
    Topology topology = tree().version(16).begin("cpu").text("device_type", "cpu").end().read();
    assertEquals("/cpu", topology.device("cpu").path());
  }

  @Test
  void shouldPassOverNopTokens() throws TopologyException {
    Topology topology =
        tree()
            .raw(TreeWriter.NOP)
            .begin("x")
            .raw(TreeWriter.NOP)
            .text("compatible", "y")
            .end()
            .read();
    assertEquals(List.of("y"), topology.device("x").compatible());
  }

  @Test
  void shouldResolveAliasesOfAliasesAndSurviveTheirCircles() throws TopologyException {
    Topology topology =
        tree()
            .begin("aliases")
            .text("bus", "/soc")
            .text("uart", "bus/serial@1")
            .text("a", "b/x")
            .text("b", "a/y")
            .text("gone", "/nowhere")
            .end()
            .begin("soc")
            .begin("serial@1")
            .text("compatible", "ns16550a")
            .end()
            .end()
            .read();
    assertEquals("/soc/serial@1", topology.device("uart").path());
    assertEquals(List.of("uart"), topology.device("serial").aliases());
  }
}
