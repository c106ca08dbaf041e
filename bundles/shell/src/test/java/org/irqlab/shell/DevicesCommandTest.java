package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.topology.Controller;
import org.irqlab.api.topology.ControllerInput;
import org.irqlab.api.topology.Description;
import org.irqlab.api.topology.Device;
import org.irqlab.api.topology.InterruptLine;
import org.irqlab.api.topology.MessageTarget;
import org.irqlab.api.topology.Topology;
import org.irqlab.api.topology.TopologySource;
import org.irqlab.api.topology.Trigger;
import org.irqlab.api.topology.Via;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevicesCommandTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeDescription() throws IOException {
    file = Files.writeString(folder.resolve("machine.dtb"), "machine");
  }

  @Test
  void shouldListLinesWithFootnotes() {
    assertEquals(
        """
        machine.dtb  a board
        device         parent      source  trigger     via         notes
        -----------------------------------------------------------------
        /soc/serial@1  /soc/plic       10  level-high  interrupts  [1][2]
        /soc/pci       /soc/imsic          message     msi-parent
        1 devices have no interrupt; --all lists them
        [1] polarity is assumed
        [2] one flag is ignored
        note: ONESHOT is the driver's business
        """,
        devices(file.toString()).out().replace(folder + "/", ""));
  }

  @Test
  void shouldListSilentDevicesOnRequest() {
    assertTrue(devices("--all", file.toString()).out().contains("\n/cpus "));
  }

  @Test
  void shouldPrintJsonAsItsSchemaSays() {
    Schemas.assertValid("devices", devices("--json", file.toString()).out());
  }

  @Test
  void shouldRefuseWhatNobodyReads() {
    DevicesCommand command = new DevicesCommand(List.of());
    String message =
        assertThrows(BadInput.class, () -> command.devices(file.toString())).getMessage();

    assertTrue(message.startsWith(file + ": no plugged feature can read this; expected"), message);
  }

  @Test
  void shouldRefuseAMissingFileInOneLine() {
    String missing = folder.resolve("missing").toString();
    String message = assertThrows(BadInput.class, () -> devices(missing)).getMessage();

    assertTrue(message.startsWith(missing + ": no such file"), message);
  }

  private Printed devices(String... words) {
    DevicesCommand command = new DevicesCommand(List.of(new Machine()));
    return Printed.by(() -> command.devices(words));
  }

  /** A machine of three devices. */
  private static final class Machine implements TopologySource {
    @Override
    public boolean recognizes(Description description) {
      return true;
    }

    @Override
    public Topology read(Description description) {
      ControllerInput input =
          new ControllerInput(
              "/soc/plic",
              List.of(10),
              OptionalLong.of(10),
              Optional.of("input 10"),
              Trigger.LEVEL_HIGH,
              List.of());
      InterruptLine line =
          new InterruptLine(
              0,
              Optional.empty(),
              new Via("interrupts", List.of(), Optional.empty()),
              Optional.of(input),
              List.of("one flag is ignored"));
      MessageTarget target = new MessageTarget("/soc/imsic", "msi-parent", List.of());
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
          description.fileName(),
          Optional.of("a board"),
          List.of(
              device("/soc/serial@1", List.of(line), List.of(), List.of("polarity is assumed")),
              device("/soc/pci", List.of(), List.of(target), List.of()),
              device("/cpus", List.of(), List.of(), List.of())),
          List.of(plic),
          List.of("ONESHOT is the driver's business"));
    }

    private static Device device(
        String path, List<InterruptLine> lines, List<MessageTarget> messages, List<String> notes) {
      return new Device(
          path, List.of(), List.of("x"), OptionalLong.empty(), true, lines, messages, notes);
    }
  }
}
