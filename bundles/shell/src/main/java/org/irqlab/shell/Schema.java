package org.irqlab.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Operand;
import org.irqlab.api.lab.PathReader;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:schema}: the published JSON Schemas. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=schema"})
public final class Schema implements Described {
  static final String PATH = "path";
  static final List<String> NAMES =
      List.of(PATH, "result", "results", "run", "parts", "devices", "features", "conformance");

  private static final Manual MANUAL =
      new Manual(
          "schema",
          Operand.one("NAME", Operand.Kind.SCHEMA),
          "prints a JSON Schema: " + String.join(", ", NAMES),
          List.of(),
          "irqlab schema path",
          List.of("The schema of path files is made from what is plugged in."));

  private final PathReader reader;

  /**
   * Connects the command.
   *
   * @param reader knows the schema of path files
   */
  @Activate
  public Schema(@Reference PathReader reader) {
    this.reader = reader;
  }

  @Override
  public Manual manual() {
    return MANUAL;
  }

  /**
   * Runs the command.
   *
   * @param words its arguments
   */
  public void schema(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    String name = arguments.operands().get(0);
    if (!NAMES.contains(name)) {
      throw arguments.refuse("no schema '" + name + "'" + Nearest.hint(name, NAMES));
    }
    System.out.println(name.equals(PATH) ? reader.schema() : published(name));
  }

  /** A schema of this bundle. */
  static String published(String name) {
    try (InputStream text = Schema.class.getResourceAsStream("schema/" + name + ".json")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
