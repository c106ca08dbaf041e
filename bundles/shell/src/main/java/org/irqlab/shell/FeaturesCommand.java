package org.irqlab.shell;

import java.util.List;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.feature.Feature;
import org.irqlab.api.feature.FeatureStore;
import org.irqlab.shell.report.JsonText;
import org.irqlab.shell.report.Table;
import org.irqlab.shell.usage.Arguments;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code irq:features}: what can be plugged. */
@Component(
    service = Described.class,
    property = {"osgi.command.scope=irq", "osgi.command.function=features"})
public final class FeaturesCommand implements Described {
  private static final Manual MANUAL =
      new Manual(
          "features",
          Operand.NONE,
          "lists the features, plugged or not, and the bundles of each",
          List.of(CommonOptions.JSON),
          "irqlab features",
          List.of());

  private final FeatureStore features;

  /**
   * Connects the command.
   *
   * @param features the features
   */
  @Activate
  public FeaturesCommand(@Reference FeatureStore features) {
    this.features = features;
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
  public void features(String... words) {
    Arguments.parse(MANUAL, words).ifPresent(this::run);
  }

  private void run(Arguments arguments) {
    List<Feature> all = features.features();
    if (arguments.has(CommonOptions.JSON.name())) {
      System.out.print(json(all));
      return;
    }
    Table table = new Table("feature", "state", "bundles");
    all.forEach(f -> table.row(f.name(), state(f), String.join(" ", f.bundles())));
    table.lines().forEach(System.out::println);
  }

  static String state(Feature feature) {
    return feature.plugged() ? "plugged" : "unplugged";
  }

  private static String json(List<Feature> features) {
    return JsonText.object(
        json -> {
          json.write("schema", "irqlab-features/1");
          JsonText.list(
              json,
              "features",
              features,
              feature -> {
                json.write("name", feature.name());
                json.write("plugged", feature.plugged());
                JsonText.words(json, "bundles", feature.bundles());
              });
        });
  }
}
