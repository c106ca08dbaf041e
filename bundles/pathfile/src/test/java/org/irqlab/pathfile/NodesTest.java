package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.path.DeviceStage;
import org.irqlab.api.topology.Controller;
import org.irqlab.api.topology.ControllerInput;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologySource;
import org.irqlab.api.topology.Trigger;
import org.irqlab.api.topology.Via;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodesTest {
  private static final String TEXT =
      """
      schema: irqlab-path/1
      device: {dtb: machine, node: serial@10000000}
      backend: service-then-eoi
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeDescription() throws IOException {
    Files.writeString(folder.resolve("machine"), "machine");
    Files.writeString(folder.resolve("other"), "other");
  }

  @Test
  void shouldTakeLineTriggerAndParentFromTheDescription() {
    DeviceStage device = desk().read(TEXT).lines().get(0).device();

    assertEquals(
        Optional.of(
            new DeviceStage.Node(
                "serial@10000000",
                10,
                Optional.of(org.irqlab.api.part.Trigger.LEVEL),
                List.of("riscv,plic0"))),
        device.node());
  }

  @Test
  void shouldRefuseANodeThatIsNotThere() {
    String message = desk().refusal(TEXT.replace("serial@10000000", "serial@1"));

    assertTrue(
        message.startsWith("some.path.yaml:2:30: machine: node serial@1: no such device; expected"),
        message);
  }

  @Test
  void shouldRefuseALineThatTheDeviceDoesNotHave() {
    assertEquals(
        "some.path.yaml:2:30: device '/soc/serial@10000000' has 1 interrupt lines; expected line 1",
        desk().refusal(TEXT.replace("000}", "000, line: 1}")));
  }

  @Test
  void shouldRefuseADescriptionThatNobodyReads() {
    assertEquals(
        "some.path.yaml:2:15: 'other' is no description of a machine that a plugged feature can"
            + " read",
        desk().refusal(TEXT.replace("machine", "other")));
  }

  @Test
  void shouldRefuseADescriptionThatIsMissing() {
    assertEquals(
        "some.path.yaml:2:30: missing: no such file; expected a description of a machine",
        desk().refusal(TEXT.replace("dtb: machine", "dtb: missing")));
  }

  @Test
  void shouldRefuseOptionsWithoutAModel() {
    assertEquals(
        "some.path.yaml:2:47: unknown key 'fifo' of a device without model; nearest is 'id', known"
            + " are dtb, id, line, model, node, source",
        desk().refusal(TEXT.replace("000}", "000, fifo: 1}")));
  }

  private Desk desk() {
    return new Desk(folder, new Machine());
  }

  /** A machine with one device. */
  private static final class Machine implements TopologySource {
    @Override
    public boolean recognizes(Description description) {
      return description.length() == "machine".length();
    }

    @Override
    public Topology read(Description description) {
      ControllerInput input =
          new ControllerInput(
              "/soc/plic",
              List.of(10),
              OptionalLong.of(10),
              Optional.empty(),
              Trigger.LEVEL_HIGH,
              List.of());
      InterruptLine line =
          new InterruptLine(
              0,
              Optional.empty(),
              new Via("interrupts", List.of(), Optional.empty()),
              Optional.of(input),
              List.of());
      Device device =
          new Device(
              "/soc/serial@10000000",
              List.of(),
              List.of("ns16550a"),
              OptionalLong.empty(),
              true,
              List.of(line),
              List.of(),
              List.of());
      Controller plic =
          new Controller(
              "/soc/plic",
              List.of("riscv,plic0"),
              true,
              false,
              1,
              OptionalLong.empty(),
              OptionalLong.empty(),
              Optional.empty(),
              List.of(),
              List.of());
      return new Topology(
          description.fileName(), Optional.empty(), List.of(device), List.of(plic), List.of());
    }
  }
}
