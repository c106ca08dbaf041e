package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Described;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.OptionSpec;
import org.junit.jupiter.api.Test;

final class ListingTest {
  private final Store store = new Store();

  @Test
  void shouldListPartsWithTheirOptions() {
    assertEquals(
        """
        name  seam                 arch   version  bundle
        ---------------------------------------------------------------------
        uart  Device               any    0.1.0    org.irqlab.device
        plic  InterruptController  riscv  0.1.0    org.irqlab.controller.plic
            sources  a whole number  default 95    inputs
            quirk    lazy | eager    default lazy  what it does
        """,
        parts().out());
  }

  @Test
  void shouldListTheParts() {
    assertEquals(1, parts("--quiet", "--seam", "device").out().lines().skip(2).count());
    Schemas.assertValid("parts", parts("--json").out());
  }

  @Test
  void shouldRefuseASeamThatIsNone() {
    assertEquals(
        "parts: no seam 'Devise'; nearest is 'Device', known are Device, InterruptController;"
            + " 'irqlab help parts' tells more",
        assertThrows(BadInput.class, () -> parts("--seam", "Devise")).getMessage());
  }

  @Test
  void shouldListFeatures() {
    FeaturesCommand command = new FeaturesCommand(store);

    assertEquals(
        """
        feature  state      bundles
        ---------------------------
        core     plugged    a b
        riscv    unplugged  c
        """,
        Printed.by(() -> command.features()).out());
    Schemas.assertValid("features", Printed.by(() -> command.features("--json")).out());
  }

  @Test
  void shouldPlugAndUnplug() {
    assertEquals("riscv plugged\n", Printed.by(() -> new Plug(store).plug("riscv")).out());
    assertEquals("riscv unplugged\n", Printed.by(() -> new Unplug(store).unplug("riscv")).out());
    assertEquals(List.of("plug riscv", "unplug riscv"), store.calls);
  }

  @Test
  void shouldRefuseToPlugNothingOrTwo() {
    assertEquals(
        "plug: expected FEATURE; 'irqlab help plug' tells more",
        assertThrows(BadInput.class, () -> new Plug(store).plug()).getMessage());
    assertEquals(
        "plug: unexpected 'b'; 'irqlab help plug' tells more",
        assertThrows(BadInput.class, () -> new Plug(store).plug("a", "b")).getMessage());
  }

  @Test
  void shouldHelpWithEveryCommand() {
    Help help = help();
    String overview = Printed.by(() -> help.help()).out();

    assertTrue(overview.contains("\n  plug      FEATURE    plugs a feature"), overview);
    assertTrue(overview.contains("130 INTERRUPTED, 1 INTERNAL_ERROR, 2 BAD_INPUT, 16 "), overview);
    assertEquals(
        """
        irqlab features [OPTION]...
          lists the features, plugged or not, and the bundles of each

        options
          --json  one JSON object on standard output, nothing else there

        example
          irqlab features
        """,
        Printed.by(() -> help.help("features")).out());
    assertTrue(overview.contains("\n  shell                opens the interactive"), overview);
    assertTrue(Printed.by(() -> help.help("shell")).out().startsWith("irqlab shell\n  opens "));
    assertEquals(
        "no command 'plugg'; nearest is 'plug', known are features, help, plug, shell",
        assertThrows(BadInput.class, () -> help.help("plugg")).getMessage());
  }

  @Test
  void shouldOfferWhatTheManualsSay() {
    Completion completion =
        new Completion(List.of(new PartsCommand(new Parts(), store), new Plug(store), help()));

    assertEquals(List.of("help", "parts", "plug"), completion.commands());
    assertTrue(
        completion
            .options()
            .contains(
                new Completion.Hint(
                    "irq:parts", "seam", "parts of one seam only", "irqlab:choices parts seam")));
    assertEquals(List.of("Device", "InterruptController"), completion.choices("parts", "seam"));
    assertEquals(
        List.of(
            new Completion.Hint("irq:plug", "", "", "__features"),
            new Completion.Hint("irq:help", "", "", "irqlab:commands")),
        completion.operands());
  }

  @Test
  void shouldPrintEverySchema() {
    Schema schema = new Schema(Samples.reader());
    for (String name : Schema.NAMES) {
      assertTrue(Printed.by(() -> schema.schema(name)).out().startsWith("{"), name);
    }
    assertTrue(
        assertThrows(BadInput.class, () -> schema.schema("pth"))
            .getMessage()
            .startsWith("schema: no schema 'pth'; nearest is 'path', known are "));
  }

  private Help help() {
    List<Described> commands = List.of(new FeaturesCommand(store), new Plug(store));
    return new Help(commands);
  }

  private Printed parts(String... words) {
    PartsCommand command = new PartsCommand(new Parts(), store);
    return Printed.by(() -> command.parts(words));
  }

  private static final class Parts implements Catalogue {
    @Override
    public List<Entry> parts() {
      return List.of(
          new Entry(
              "plic",
              "InterruptController",
              "riscv",
              List.of("riscv,plic0"),
              "org.irqlab.controller.plic",
              "0.1.0",
              List.of(
                  OptionSpec.number("sources", "inputs", 95),
                  OptionSpec.oneOf("quirk", "what it does", "lazy", "eager"))),
          new Entry("uart", "Device", "", List.of(), "org.irqlab.device", "0.1.0", List.of()));
    }

    @Override
    public List<String> seams() {
      return List.of("Device", "InterruptController");
    }
  }

  private static final class Store implements FeatureStore {
    private final List<String> calls = new ArrayList<>();

    @Override
    public List<Feature> features() {
      return List.of(
          new Feature("core", true, List.of("a", "b")), new Feature("riscv", false, List.of("c")));
    }

    @Override
    public List<String> offering(String seam, String part) {
      return List.of();
    }

    @Override
    public Feature plug(String name) {
      calls.add("plug " + name);
      return new Feature(name, true, List.of());
    }

    @Override
    public Feature unplug(String name) {
      calls.add("unplug " + name);
      return new Feature(name, false, List.of());
    }

    @Override
    public void undisturbed(Runnable work) {
      work.run();
    }
  }
}
