package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong path file gets one line that says what, where, and what was expected. */
final class RefusalTest {
  private static final String RIGHT =
      """
      schema: irqlab-path/1
      device: uart-level
      controller: plic
      backend: service-then-eoi
      scope: {}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "schema: irqlab-path/1 | schema: irqlab-path/2 | some.path.yaml:1:9: schema 'irqlab-path/2' is not known; expected 'irqlab-path/1'",
        "device: uart-level | device: {model: uart-level, fifo: 3} | some.path.yaml:2:29: unknown option 'fifo' of the device; none is known",
        "device: uart-level | device: {fifo: 3} | some.path.yaml:2:9: the device has no 'model'; expected one",
        "device: uart-level | device: [a] | some.path.yaml:2:9: the device is a list; expected a map",
        "device: uart-level | device: {dtb: x.dtb} | some.path.yaml:2:9: the device has no 'node'; 'dtb' and 'node' belong together",
        "controller: plic | controller: plik | some.path.yaml:3:13: unknown controller 'plik'; nearest is 'plic', known are aplic, imsic, plic",
        "controller: plic | controller: xive | some.path.yaml:3:13: controller 'xive' is not plugged in; feature 'power' has it",
        "controller: plic | controller: plic@9 | some.path.yaml:3:13: controller 'plic' has no version 9; known are 0.1.0",
        "controller: plic | controller: {name: plic, source: 3} | some.path.yaml:3:26: unknown option 'source' of the controller; nearest is 'sources', known are sources",
        "controller: plic | controller: {name: plic, sources: many} | some.path.yaml:3:35: option 'sources' of 'plic' cannot be 'many'; expected a whole number from 0",
        "controller: plic | controller: {id: a/b, name: plic} | some.path.yaml:3:18: 'a/b' cannot be an id; expected letters, digits, '.', '-', '_'",
        "controller: plic | controller: {id: nobody} | some.path.yaml:3:13: no controller has the id 'nobody'; none is known",
        "controller: plic | contoller: plic | some.path.yaml:3:1: unknown key 'contoller' of a path; nearest is 'controller', known are actors, backend, chip, controller, device, expect, flow, frontend, guest, lines, name, properties, schema, scope",
        "controller: plic | name: x | some.path.yaml:1:1: no 'controller'; expected one, or a device with 'dtb' and 'node'",
        "backend: service-then-eoi | name: x | some.path.yaml:1:1: nobody serves the device; expected a 'backend' or a 'guest'",
        "backend: service-then-eoi | backend: {name: vfio-pci-intx, disable: lasy} | some.path.yaml:4:41: option 'disable' of 'vfio-pci-intx' cannot be 'lasy'; nearest is 'lazy', known are lazy, unlazy",
        "backend: service-then-eoi | guest: {controller: plic} | some.path.yaml:4:8: the guest has no 'driver'; expected one",
        "backend: service-then-eoi | guest: plic | some.path.yaml:4:8: the guest is 'plic'; expected a map",
        "backend: service-then-eoi | lines: [] | some.path.yaml:2:1: 'device' stands beside 'lines'; put it into a line",
        "scope: {} | scope: {cpu: 2} | some.path.yaml:5:9: unknown key 'cpu' of the scope; nearest is 'cpus', known are assertions, cpus, depth, nesting, timing, vcpus, workers",
        "scope: {} | scope: {cpus: 0} | some.path.yaml:5:15: 'cpus' is '0'; expected a whole number from 1 to 16",
        "scope: {} | scope: {cpus: [2]} | some.path.yaml:5:15: 'cpus' is a list; expected a whole number from 1 to 16",
        "scope: {} | scope: {timing: promt} | some.path.yaml:5:17: 'timing' cannot be 'promt'; nearest is 'prompt', known are any, prompt",
        "scope: {} | expect: STALLED | some.path.yaml:5:9: 'STALLED' is no verdict; nearest is 'STALL', known are DOUBLE_FREE, DUPLICATE, INCONCLUSIVE, LOST, OK, REDUNDANT, SPURIOUS_DISABLE, STALL, STORM, UNBALANCED, USE_AFTER_RELEASE",
        "scope: {} | expect: [{cpus: 2}] | some.path.yaml:5:10: no 'verdict'; expected one",
        "scope: {} | actors: [xen-relase] | some.path.yaml:5:10: unknown actor 'xen-relase'; nearest is 'xen-release', known are xen-release",
      })
  void shouldRefuse(String right, String wrong, String message) {
    assertEquals(message, new Desk(folder).refusal(RIGHT.replace(right, wrong)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "foo=1 | --set foo=1: unknown key 'foo' of a path; nearest is 'flow', known are actors, backend, chip, controller, device, expect, flow, frontend, guest, lines, name, properties, schema, scope",
        "backend.disabel=lazy | --set backend.disabel=lazy: unknown option 'disabel' of the backend; none is known",
        "controller.sources=x | --set controller.sources=x: option 'sources' of 'plic' cannot be 'x'; expected a whole number from 0",
        "frontend.completion=host | --set frontend.completion=host: the frontend has no 'name'; expected one",
        "schema.x=1 | --set schema.x=1: 'schema' has no keys below it",
        ".=1 | --set .=1: no key; expected such as frontend.completion=host",
        "scope.cpus= | --set scope.cpus=: no value; expected key=value",
        "controller=[plic | --set controller=[plic:1:6: expected ',' or ']', but got <stream end>",
      })
  void shouldRefuseAnOverride(String set, String message) {
    assertEquals(message, new Desk(folder).refusal(RIGHT, set.strip()));
  }

  @Test
  void shouldRefuseAnItemThatAListDoesNotHave() {
    String text = RIGHT.replace("controller: plic", "controller: [plic]");

    assertEquals(
        "--set controller.1.sources=3: 'controller' is a list of 1; expected an item's number,"
            + " as controller.0",
        new Desk(folder).refusal(text, "controller.1.sources=3"));
  }

  @Test
  void shouldRefuseTwoStagesWithOneId() {
    String text =
        """
        schema: irqlab-path/1
        lines:
          - {device: uart-level, controller: {name: plic, id: a}, backend: service-then-eoi}
          - {device: uart-level, controller: {name: aplic, id: a}, backend: service-then-eoi}
        """;

    assertEquals(
        "some.path.yaml:4:56: controller 'a' is described twice; first at some.path.yaml:3:38",
        new Desk(folder).refusal(text));
  }
}
