package org.irqlab.shell;

import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Nearest;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.OptionSpec;
import org.irqlab.shell.report.JsonText;
import org.irqlab.shell.report.Table;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:parts}: what is plugged in. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=parts"})
public final class PartsCommand implements Described {
  private static final Option SEAM = Option.with("seam", "SEAM", "parts of one seam only");

  private final Catalogue catalogue;
  private final FeatureStore features;

  /**
   * Connects the command.
   *
   * @param catalogue the parts
   * @param features keeps plugs still meanwhile
   */
  @Activate
  public PartsCommand(@Reference Catalogue catalogue, @Reference FeatureStore features) {
    this.catalogue = catalogue;
    this.features = features;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "parts",
        Operand.NONE,
        "lists what is plugged in, with the options that a path can set",
        List.of(SEAM.of(catalogue.seams()), CommonOptions.JSON, CommonOptions.QUIET),
        "irqlab parts --seam InterruptController",
        List.of());
  }

  /**
   * Runs the command.
   *
   * @param words its arguments
   */
  public void parts(String... words) {
    Arguments.parse(manual(), words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    List<Catalogue.Entry> entries = new ArrayList<>();
    features.undisturbed(() -> entries.addAll(catalogue.parts()));
    entries.sort(
        Comparator.comparing(Catalogue.Entry::seam)
            .thenComparing(Catalogue.Entry::name)
            .thenComparing(Catalogue.Entry::version));
    arguments.value(SEAM.name()).ifPresent(seam -> restrict(entries, seam, arguments));
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(json(entries));
    } else if (entries.isEmpty()) {
      System.out.println("nothing is plugged in; see 'irqlab features'");
    } else {
      lines(entries, arguments.has(CommonOptions.QUIET.name())).forEach(System.out::println);
    }
  }

  private void restrict(List<Catalogue.Entry> entries, String seam, Arguments arguments) {
    List<String> seams = catalogue.seams();
    String exact =
        seams.stream()
            .filter(known -> known.equalsIgnoreCase(seam))
            .findFirst()
            .orElseThrow(
                () -> arguments.refuse("no seam '" + seam + "'" + Nearest.hint(seam, seams)));
    entries.removeIf(entry -> !entry.seam().equals(exact));
  }

  private static List<String> lines(List<Catalogue.Entry> entries, boolean quiet) {
    Table table = new Table("name", "seam", "arch", "version", "bundle");
    entries.forEach(
        e ->
            table.row(
                e.name(),
                e.seam(),
                e.arch().isEmpty() ? "any" : e.arch(),
                e.version(),
                e.bundle()));
    List<String> rows = table.lines();
    if (quiet) {
      return rows;
    }
    List<String> lines = new ArrayList<>(rows.subList(0, 2));
    for (int i = 0; i < entries.size(); i++) {
      lines.add(rows.get(i + 2));
      lines.addAll(options(entries.get(i)));
    }
    return lines;
  }

  private static List<String> options(Catalogue.Entry entry) {
    Table table = Table.plain();
    for (OptionSpec option : entry.options()) {
      String values =
          option.values().isEmpty() ? "a whole number" : String.join(" | ", option.values());
      table.row("    " + option.name(), values, "default " + option.byDefault(), option.help());
    }
    return table.lines();
  }

  private static String json(List<Catalogue.Entry> entries) {
    return JsonText.object(
        json -> {
          json.write("schema", "irqlab-parts/1");
          JsonText.list(json, "parts", entries, entry -> part(json, entry));
        });
  }

  private static void part(JsonGenerator json, Catalogue.Entry entry) {
    json.write("name", entry.name());
    json.write("seam", entry.seam());
    json.write("arch", entry.arch());
    json.write("version", entry.version());
    json.write("bundle", entry.bundle());
    JsonText.words(json, "compatible", entry.compatible());
    JsonText.list(
        json,
        "options",
        entry.options(),
        option -> {
          json.write("name", option.name());
          JsonText.words(json, "values", option.values());
          json.write("default", option.byDefault());
          json.write("help", option.help());
        });
  }
}
